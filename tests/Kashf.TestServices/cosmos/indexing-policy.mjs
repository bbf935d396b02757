import { badRequest } from "./refusal.mjs";

// Which paths of a document a container's indexing policy indexes, and so what a write puts into the index.

// "/lists/*" and "/a/[]/\"b c\"/?" as their parts.
const parts = path => path.slice(1).match(/"(?:[^"\\]|\\.)*"|[^/]+/g)?.map(part => part.replace(/^"|"$/g, "")) ?? [];

export const scalarOrder = value =>
  value === null ? 1 : typeof value === "boolean" ? 2 : typeof value === "number" ? 3 : typeof value === "string" ? 4 : 0;

function matches(pattern, path) {
  const last = pattern.at(-1);
  const fixed = last === "*" || last === "?" ? pattern.slice(0, -1) : pattern;
  if (last === "*" ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((part, i) => part === path[i]);
}

export class IndexingPolicy {
  #rules;
  #answers = new Map();

  constructor(policy = {}) {
    const rules = [
      ...(policy.includedPaths ?? []).map(({ path }) => ({ pattern: parts(path), included: true })),
      ...(policy.excludedPaths ?? []).map(({ path }) => ({ pattern: parts(path), included: false })),
    ];
    if (rules.length === 0) rules.push({ pattern: ["*"], included: true });
    if (!rules.some(({ pattern }) => pattern.length === 1 && pattern[0] === "*")) {
      throw badRequest("The special mandatory indexing path \"/\" is not provided in any of the path type sets.");
    }
    this.#rules = policy.indexingMode?.toLowerCase() === "none" ? [] : rules;
    this.composites = (policy.compositeIndexes ?? []).map(index =>
      index.map(entry => ({ path: parts(entry.path), descending: entry.order?.toLowerCase() === "descending" }))
    );
  }

  /** Refuses what no container may have. */
  static check(policy) {
    return new IndexingPolicy(policy);
  }

  /** The longest rule that matches decides, and "?" is more precise than "*". "[]" stands for any element of an array. */
  indexes(path) {
    if (path.length === 1 && (path[0] === "id" || path[0] === "_ts")) return true;
    const key = path.join("/");
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      const precision = ({ pattern }) => pattern.length * 2 + (pattern.at(-1) === "*" ? 0 : 1);
      const rules = this.#rules.filter(rule => matches(rule.pattern, path)).sort((a, b) => precision(b) - precision(a));
      answer = rules.length > 0 && rules[0].included;
      if (this.#answers.size < 10_000) this.#answers.set(key, answer);
    }
    return answer;
  }

  /** The document's distinct indexed values with their paths. */
  terms(document) {
    const found = new Set();
    this.#collect(document, [], found);
    for (const composite of this.composites) {
      const values = composite.map(({ path }) => path.reduce((value, name) => value?.[name], document));
      if (values.every(value => value !== undefined)) found.add(JSON.stringify([composite.map(({ path }) => path), values]));
    }
    return found;
  }

  #collect(value, path, found) {
    if (scalarOrder(value) > 0) {
      if (this.indexes(path)) found.add(`${path.join("/")}=${JSON.stringify(value)}`);
    } else if (Array.isArray(value)) {
      for (const element of value) this.#collect(element, [...path, "[]"], found);
    } else {
      for (const name in value) if (!unindexed.has(name) || path.length > 0) this.#collect(value[name], [...path, name], found);
    }
  }
}

const unindexed = new Set(["_rid", "_self", "_etag", "_attachments"]);
