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
  dotnet pack "eng/packages/$1.csproj" -o eng/feed --nologo -v quiet "${@:2}" >&2
}

# The sources and the library as Microsoft publishes them, from a package that carries them for every platform.
pack_onnx_runtime() {
  local file
  file=$(eng/npm-package.sh com.github.asus4.onnxruntime 0.4.9 sha512-BkzxduSZ9IkeDP6Q8lz2TFU2ie7hSSvS7ZIfzMooExoq0CNzJnuuGaUJ7IsojBgqO4ouD1jXah8OYyJbCN29Fg==)
  files=$(mktemp -d)
  trap 'rm -rf "$files"' EXIT
  tar -xzf "$file" -C "$files" --strip-components=1 --wildcards 'package/Runtime/*' 'package/Plugins/Linux/*' package/LICENSE package/ThirdPartyNotices.txt
  pack Microsoft.ML.OnnxRuntime "-p:Files=$files"
}

# The package's name, and a project that needs it.
if lacking System.IO.Hashing src/Kashf.Storage.Azure; then pack System.IO.Hashing; fi
if lacking Microsoft.ML.OnnxRuntime src/Kashf.Models; then pack_onnx_runtime; fi
