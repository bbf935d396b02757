#!/usr/bin/env bash
# Runs every test project that is built, and closes with one line that counts them all.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"
status=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  dotnet test "$project" -c Release --no-build --nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@" || status=1
done

count() {
  cat "$results"/*.trx 2> /dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}

total=$(count total)
passed=$(count passed)
failed=$(count failed)
echo "$((total - passed - failed)) skipped"
echo "$passed passed, $failed failed"
[ "$passed" -gt 0 ] || status=1
exit $status
