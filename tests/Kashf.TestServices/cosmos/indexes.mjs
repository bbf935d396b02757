import { scalarOrder } from "./indexing-policy.mjs";

// Types in the order of the service, then values.
const rank = value => scalarOrder(value) || (Array.isArray(value) ? 5 : 6);

export function compareValues(a, b) {
  const byType = rank(a) - rank(b);
  if (byType !== 0 || rank(a) > 4 || a === b) return byType;
  return a < b ? -1 : 1;
}

export const valueAt = (document, path) =>
  path.reduce((parent, name) => (parent === null || typeof parent !== "object" ? undefined : parent[name]), document);

/** The documents that have a value at a path, by that value and then by age. The empty path: all documents, by age. */
class OrderedIndex {
  #path;
  entries = [];

  constructor(path, documents) {
    this.#path = path;
    for (const stored of documents) {
      const value = this.#value(stored);
      if (value !== undefined) this.entries.push({ value, stored });
    }
    this.entries.sort((a, b) => compareValues(a.value, b.value) || a.stored.sequence - b.stored.sequence);
  }

  change(before, after) {
    const old = before && this.#value(before);
    const current = after && this.#value(after);
    if (old !== undefined && current !== undefined && compareValues(old, current) === 0) {
      this.entries[this.position(old, before.sequence)] = { value: current, stored: after };
      return;
    }
    if (old !== undefined) this.entries.splice(this.position(old, before.sequence), 1);
    if (current !== undefined) this.entries.splice(this.position(current, after.sequence), 0, { value: current, stored: after });
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

  /** Where the entries from one value to another stand; either may be missing. */
  range(bounds) {
    const low = "from" in bounds ? this.position(bounds.from) : 0;
    const high = "to" in bounds ? Math.max(this.position(bounds.to, Infinity), low) : this.entries.length;
    return { low, high };
  }

  matches(bounds) {
    const { low, high } = this.range(bounds);
    return { count: high - low, all: () => this.entries.slice(low, high).map(({ stored }) => stored) };
  }

  #value({ document }) {
    return this.#path.length === 0 ? null : valueAt(document, this.#path);
  }
}

/** The documents by each scalar in an array. */
class ElementIndex {
  #path;
  #documents = new Map();

  constructor(path, documents) {
    this.#path = path.slice(0, -1);
    for (const stored of documents) this.change(undefined, stored);
  }

  change(before, after) {
    for (const element of this.#elements(before)) this.#documents.get(element).delete(before);
    for (const element of this.#elements(after)) {
      const documents = this.#documents.get(element);
      if (documents) documents.add(after);
      else this.#documents.set(element, new Set([after]));
    }
  }

  matches({ from }) {
    const documents = this.#documents.get(from) ?? new Set();
    return { count: documents.size, all: () => documents };
  }

  #elements(stored) {
    const value = stored && valueAt(stored.document, this.#path);
    return Array.isArray(value) ? new Set(value.filter(element => scalarOrder(element) > 0)) : [];
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
    if (!index) {
      index = new (path.at(-1) === "[]" ? ElementIndex : OrderedIndex)(path, this.#documents(prefix));
      indexes.set(name, index);
    }
    return index;
  }

  change(key, before, after) {
    for (let length = 0; length <= key.length; length += 32) {
      for (const index of this.#byPrefix.get(key.slice(0, length))?.values() ?? []) index.change(before, after);
    }
  }
}
