#!/usr/bin/env bash
# Makes the built-in models in artifacts/models, each with the JSON that describes it. Quick where they are made already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=artifacts/models
stamp=$(find eng/models.sh eng/npm-package.sh eng/models -type f -not -path '*/bin/*' -not -path '*/obj/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
[ "$(cat "$folder/.stamp" 2> /dev/null)" != "$stamp" ] || exit 0

echo "kashf: making the built-in models" >&2
rm -rf "$folder.new" "$folder.old"
eng/models/fetch.sh "$folder-source"
dotnet run --project eng/models/Kashf.ModelConversion -c Release -- "$folder-source" "$folder.new"
cp -r "$folder-source/licences" "$folder.new/licences"
echo "$stamp" > "$folder.new/.stamp"
[ ! -e "$folder" ] || mv "$folder" "$folder.old"
mv "$folder.new" "$folder"
rm -rf "$folder.old"
