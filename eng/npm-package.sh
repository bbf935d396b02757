#!/usr/bin/env bash
# Fetches one npm package as the file it is, without what it depends on, into artifacts/npm, and prints the file's path.
# A file that is there already is not fetched again; one that does not have the integrity given is never used.
# usage: eng/npm-package.sh NAME VERSION INTEGRITY
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
name=${1:?name a package} version=${2:?give its version} integrity=${3:?give its integrity, sha512-...}
folder=artifacts/npm
file=$folder/$name-$version.tgz

intact() {
  [ "sha512-$(node -e 'process.stdout.write(require("crypto").createHash("sha512").update(require("fs").readFileSync(process.argv[1])).digest("base64"))' "$1")" = "$integrity" ]
}

if ! { [ -f "$file" ] && intact "$file"; }; then
  echo "kashf: fetching $name $version" >&2
  mkdir -p "$folder"
  work=$(mktemp -d "$folder/fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  npm pack "$name@$version" --pack-destination "$work" --loglevel=error > /dev/null
  intact "$work"/*.tgz || {
    echo "npm-package.sh: $name $version is not the package that was looked at: its integrity is another" >&2
    exit 1
  }
  mv "$work"/*.tgz "$file"
fi
echo "$file"
