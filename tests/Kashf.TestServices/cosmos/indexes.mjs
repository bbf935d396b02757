import { scalarOrder } from "./indexing-policy.mjs";

// Types in the order of the service, then values.
const rank = value => scalarOrder(value) || (Array.isArray(value) ? 5 : 6);

export function compareValues(a, b) {
  const byType = rank(a) - rank(b);
  if (byType !== 0 || rank(a) > 4 || a === b) return byType;
  return a < b ? -1 : 1;
}

/** The documents that have a value at a path, by that value and then by age. The empty path: all documents, by age. */
class OrderedIndex {
  #path;
  entries = [];

  constructor(path, documents) {
    this.#path = path;
    for (const stored of documents) for (const value of this.#values(stored)) this.entries.push({ value, stored });
    this.entries.sort((a, b) => compareValues(a.value, b.value) || a.stored.sequence - b.stored.sequence);
  }

  change(before, after) {
    const old = before ? this.#values(before) : [];
    const current = after ? this.#values(after) : [];
    const same = (a, b) => rank(a) <= 4 && compareValues(a, b) === 0;
    for (const value of old) {
      const at = this.position(value, before.sequence);
      if (current.some(other => same(value, other))) this.entries[at] = { value, stored: after };
      else this.entries.splice(at, 1);
    }
    for (const value of current) {
      if (!old.some(other => same(value, other))) this.entries.splice(this.position(value, after.sequence), 0, { value, stored: after });
    }
  }

  /** Where the first entry stands that is not before this value and age. */
  position(value, sequence = 0) {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = this.entries[middle];
      if ((compareValues(entry.value, value) || entry.stored.sequence - sequence) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #values({ document }) {
    if (this.#path.length === 0) return [null];
    const ofArray = this.#path.at(-1) === "[]";
    const names = ofArray ? this.#path.slice(0, -1) : this.#path;
    const value = names.reduce((parent, name) => (parent === null || typeof parent !== "object" ? undefined : parent[name]), document);
    if (ofArray) return Array.isArray(value) ? [...new Set(value.filter(element => scalarOrder(element) > 0))] : [];
    return value === undefined ? [] : [value];
  }
}

/** Indexes of a container, each built when first asked for and kept up with every change from then on. */
export class Indexes {
  #documents;
  #byPrefix = new Map();

  constructor(documents) {
    this.#documents = documents;
  }

  get(prefix, path) {
    let indexes = this.#byPrefix.get(prefix);
    if (!indexes) this.#byPrefix.set(prefix, (indexes = new Map()));
    const name = JSON.stringify(path);
    let index = indexes.get(name);
    if (!index) indexes.set(name, (index = new OrderedIndex(path, this.#documents(prefix))));
    return index;
  }

  change(key, before, after) {
    for (let length = 0; length <= key.length; length += 32) {
      for (const index of this.#byPrefix.get(key.slice(0, length))?.values() ?? []) index.change(before, after);
    }
  }
}
