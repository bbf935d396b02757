import { randomUUID } from "node:crypto";
import { componentsOfDocument, effectivePartitionKey } from "./partition-keys.mjs";
import { IndexingPolicy } from "./indexing-policy.mjs";
import { Indexes } from "./indexes.mjs";
import { badRequest, conflict, notFound, preconditionFailed, tooLarge } from "./refusal.mjs";

const largest = 2 * 1024 * 1024;

/** The documents of one container, by logical partition. What is kept is never changed, only replaced. */
export class Documents {
  #partitions = new Map();
  #indexes = new Indexes(prefix => this.#within(prefix));
  #sequence = 0;
  #uniquePaths;

  constructor(definition, written = () => {}) {
    this.rid = definition._rid;
    this.paths = definition.partitionKey?.paths ?? ["/id"];
    this.#uniquePaths = (definition.uniqueKeyPolicy?.uniqueKeys ?? []).map(key => key.paths);
    this.written = written;
    this.define(definition);
  }

  define(definition) {
    this.policy = new IndexingPolicy(definition.indexingPolicy);
  }

  /** An index over the partitions whose effective key begins so. */
  index(prefix, path) {
    return this.#indexes.get(prefix, path);
  }

  find(key, id) {
    return this.#partitions.get(key)?.documents.get(id);
  }

  read(key, id) {
    const stored = this.find(key, id);
    if (stored === undefined) throw notFound();
    return stored;
  }

  create(key, document) {
    const { partition, size } = this.#check(key, document);
    if (partition.documents.has(document.id)) throw conflict("Entity with the specified id already exists in the system.");
    return this.#store(partition, document, size, undefined);
  }

  /** Creates a document in the partition that its own properties name. */
  add(document) {
    return this.create(effectivePartitionKey(componentsOfDocument(document, this.paths)), document);
  }

  replace(key, document, ifMatch, previous) {
    if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== previous.document._etag) throw preconditionFailed();
    const { partition, size } = this.#check(key, document);
    return this.#store(partition, document, size, previous);
  }

  delete(key, id, ifMatch) {
    const stored = this.read(key, id);
    if (ifMatch !== undefined && ifMatch !== "*" && ifMatch !== stored.document._etag) throw preconditionFailed();
    this.forget(key, id);
    this.written({ container: this.rid, key, id });
    return stored;
  }

  forget(key, id) {
    const stored = this.read(key, id);
    const partition = this.#partitions.get(key);
    partition.documents.delete(id);
    for (const unique of this.#uniqueKeys(stored.document)) partition.unique.delete(unique);
    if (partition.documents.size === 0) this.#partitions.delete(key);
    this.#indexes.change(key, stored, undefined);
  }

  /** Takes up a document as it was stored by an earlier process. */
  restore(document) {
    const key = effectivePartitionKey(componentsOfDocument(document, this.paths));
    const previous = this.#partitions.get(key)?.documents.get(document.id);
    this.#put(this.#partition(key), document, Buffer.byteLength(JSON.stringify(document)), previous);
  }

  #check(key, document) {
    if (typeof document?.id !== "string" || document.id === "" || /[\/\\?#]/.test(document.id)) {
      throw badRequest("The input content is invalid because the required property 'id' is missing or invalid.");
    }
    if (effectivePartitionKey(componentsOfDocument(document, this.paths)) !== key) {
      throw badRequest("PartitionKey extracted from document doesn't match the one specified in the header.");
    }
    const size = Buffer.byteLength(JSON.stringify(document));
    if (size > largest) throw tooLarge();
    return { partition: this.#partition(key), size };
  }

  #store(partition, document, size, previous) {
    for (const unique of this.#uniqueKeys(document)) {
      const holder = partition.unique.get(unique);
      if (holder !== undefined && holder !== document.id) throw conflict("Unique index constraint violation.");
    }
    const _rid = previous?.document._rid ?? randomUUID();
    const system = { _rid, _self: `${this.rid}/docs/${_rid}/`, _etag: `"${randomUUID()}"`, _ts: Math.floor(Date.now() / 1000) };
    const stored = this.#put(partition, { ...document, ...system }, size, previous);
    this.written({ container: this.rid, document: stored.document });
    return stored;
  }

  #put(partition, document, size, previous) {
    const stored = { document, size, sequence: previous?.sequence ?? ++this.#sequence };
    if (previous) for (const unique of this.#uniqueKeys(previous.document)) partition.unique.delete(unique);
    for (const unique of this.#uniqueKeys(document)) partition.unique.set(unique, document.id);
    partition.documents.set(document.id, stored);
    this.#partitions.set(partition.key, partition);
    this.#indexes.change(partition.key, previous, stored);
    return stored;
  }

  // A path without a value counts as null, and so as equal to another.
  #uniqueKeys(document) {
    return this.#uniquePaths.map(paths => JSON.stringify([paths, componentsOfDocument(document, paths).map(value => value ?? null)]));
  }

  #partition(key) {
    return this.#partitions.get(key) ?? { key, documents: new Map(), unique: new Map() };
  }

  *#within(prefix) {
    for (const [key, partition] of this.#partitions) if (key.startsWith(prefix)) yield* partition.documents.values();
  }
}
