#!/usr/bin/env bash
# Puts ffmpeg and ffprobe into a folder with every library they load, the loader included, so that they run on any x64
# Linux whatever it has installed: for hosts without apt. Needs apt-get and dpkg-deb, but not root; installs nothing here.
# usage: eng/ffmpeg.sh FOLDER
set -euo pipefail
folder=$(mkdir -p "${1:?name a folder}" && cd "$1" && pwd)
for tool in apt-get apt-cache dpkg-deb; do
  command -v "$tool" > /dev/null || {
    echo "ffmpeg.sh: '$tool' is missing; make the package on Debian or Ubuntu" >&2
    exit 1
  }
done
[ "$(uname -m)" = x86_64 ] || {
  echo "ffmpeg.sh: make the package on x64, as the function app runs on it" >&2
  exit 1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/packages" "$work/files" "$work/root"

# All that ffmpeg depends on, so that no library is this machine's by chance; without the extra codecs, which would replace
# the plain ones, and without what is no library of it: fonts, drivers, alternatives. One left out too many is found below.
mapfile -t names < <(apt-cache depends --recurse --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces \
  --no-enhances ffmpeg | grep '^[a-z0-9]' \
  | grep -vE -e ':|-extra|-data$|-common$|^fonts-|^lib(llvm|z3|openblas|blis|atlas|gl1-mesa)|^(perl|dpkg|tar|debconf|install)' | sort -u)
[ "${#names[@]}" -gt 1 ] || {
  echo "ffmpeg.sh: apt knows no package 'ffmpeg'; run 'apt-get update' first" >&2
  exit 1
}
(cd "$work/packages" && apt-get download -qq "${names[@]}" 2> "$work/log") || {
  cat "$work/log" >&2
  exit 1
}
export work
find "$work/packages" -name '*.deb' -print0 | xargs -0 -P 2 -I{} bash -c \
  'dpkg-deb --vextract "$1" "$work/root" > "$work/files/$(dpkg-deb --field "$1" Package)"' _ {}

# Of those, what the programs load. Some libraries stand in folders that only an installation links to.
library=usr/lib/x86_64-linux-gnu
loader=$work/root/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2
path=$work/root/lib/x86_64-linux-gnu
for part in "" /pulseaudio /blas /lapack; do path+=:$work/root/$library$part; done
rm -rf "$folder/lib" "$folder/licences"
mkdir "$folder/lib" "$folder/licences"
cp "$loader" "$folder/lib/"
for program in ffmpeg ffprobe; do
  cp "$work/root/usr/bin/$program" "$folder/lib/$program"
  while read -r name _ found _; do
    case $found in
      "$work/root"/*) cp -L "$found" "$folder/lib/$name" ;;
      *) echo "ffmpeg.sh: $program needs $name, which no package brings" >&2 && exit 1 ;;
    esac
  done < <("$loader" --library-path "$path" --list "$work/root/usr/bin/$program" | grep '=>' | grep -v '^[[:space:]]*/')
  cat > "$folder/$program" <<'PROGRAM'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/lib/ld-linux-x86-64.so.2" --library-path "$here/lib" "$here/lib/$(basename "$0")" "$@"
PROGRAM
  chmod +x "$folder/$program"
done

# Whose they are: Debian's ffmpeg is under the GPL, and its sources are Debian's, by these names and versions.
for file in "$work"/files/*; do
  name=$(basename "$file")
  grep -o '[^/]*\.so[.0-9]*$' "$file" | grep -qxFf <(ls "$folder/lib") || [ "$name" = ffmpeg ] || continue
  dpkg-deb --show --showformat='${Package} ${Version} (source: ${source:Package} ${source:Version})\n' "$work"/packages/"$name"_*.deb >> "$folder/licences/packages.txt"
  cp -L "$work/root/usr/share/doc/$name/copyright" "$folder/licences/$name" 2> /dev/null || true
done
