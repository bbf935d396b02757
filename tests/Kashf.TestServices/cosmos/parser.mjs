// The package's parser tries the alternatives of its grammar again and again at the same place, several times as long for each
// level of parentheses. Here each of its rules remembers what it found where, as its generator would have had it on request.
import { createRequire, Module } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const path = require.resolve("@zeit/cosmosdb-query/lib/parser");

const memory = `
  var peg$known = {};
  function peg$remember(rule, find) {
    var places = peg$known[rule] || (peg$known[rule] = new Map());
    var known = places.get(peg$currPos);
    if (!known) {
      var start = peg$currPos;
      known = { result: find() };
      known.end = peg$currPos;
      places.set(start, known);
    }
    peg$currPos = known.end;
    return known.result;
  }
`;

const remembering = readFileSync(path, "utf8")
  .replace(/function peg\$parse\(input, options\) \{/, found => found + memory)
  .replace(
    /function peg\$parse(\w+)\(\) \{/g,
    (_, rule) => `function peg$parse${rule}() { return peg$remember("${rule}", peg$find${rule}); }\n  function peg$find${rule}() {`
  );

/** Puts the changed parser in the place of the package's own, before the package is loaded. */
export function installParser() {
  const module = new Module(path);
  module.filename = path;
  module.paths = Module._nodeModulePaths(path);
  module._compile(remembering, path);
  require.cache[path] = Object.assign(module, { loaded: true });
}
