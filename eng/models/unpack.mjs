// Writes a model of the nsfwjs package, which keeps it in scripts, as the files of a TensorFlow.js model: model.json and the
// weights beside it. A script runs in a context that has nothing but the object in which it leaves its result.
// usage: node unpack.mjs FOLDER-OF-SCRIPTS FOLDER
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";

const [source, target] = process.argv.slice(2);

function resultOf(script) {
  const module = { exports: {} };
  runInNewContext(readFileSync(join(source, script), "utf8"), { module, exports: module.exports });
  return module.exports;
}

mkdirSync(target, { recursive: true });
const model = resultOf("model.min.js");
writeFileSync(join(target, "model.json"), JSON.stringify(model));
for (const path of model.weightsManifest.flatMap((group) => group.paths)) {
  writeFileSync(join(target, path), Buffer.from(resultOf(`${path}.min.js`), "base64"));
}
