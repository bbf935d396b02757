#!/usr/bin/env bash
# Packs into eng/feed what the machine's package sources lack. Quick where nothing is lacking or all is packed already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lacking() {
  compgen -G "eng/feed/$1.*.nupkg" > /dev/null && return 1
  ! dotnet restore "$2" > /dev/null 2>&1
}

pack() {
  echo "kashf: packing $1, which the package sources lack" >&2
  dotnet pack "eng/packages/$1.csproj" -o eng/feed --nologo -v quiet >&2
}

# The package's name, and a project that needs it.
if lacking System.IO.Hashing src/Kashf.Storage.Azure; then pack System.IO.Hashing; fi
