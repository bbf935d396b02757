// Partition keys as the service hashes them (version 2): a document's effective partition key is a string of 32 hexadecimal
// digits for each component of its key, so that the documents of a key's prefix are those whose string begins with the prefix's.

const mask = (1n << 64n) - 1n;
const rotate = (x, bits) => ((x << bits) | (x >> (64n - bits))) & mask;
const times = (x, y) => (x * y) & mask;

const c1 = 0x87c37b91114253d5n;
const c2 = 0x4cf5ad432745937fn;
const mixLow = k => times(rotate(times(k, c1), 31n), c2);
const mixHigh = k => times(rotate(times(k, c2), 33n), c1);

function finish(h) {
  h = times(h ^ (h >> 33n), 0xff51afd7ed558ccdn);
  h = times(h ^ (h >> 33n), 0xc4ceb9fe1a85ec53n);
  return h ^ (h >> 33n);
}

// MurmurHash3 x64 128 of A. Appleby (public domain), seed 0, as [low, high].
function murmur(bytes) {
  let h1 = 0n;
  let h2 = 0n;
  const blocks = bytes.length >> 4;
  for (let i = 0; i < blocks; i++) {
    h1 ^= mixLow(bytes.readBigUInt64LE(i * 16));
    h1 = (times(rotate(h1, 27n) + h2, 5n) + 0x52dce729n) & mask;
    h2 ^= mixHigh(bytes.readBigUInt64LE(i * 16 + 8));
    h2 = (times(rotate(h2, 31n) + h1, 5n) + 0x38495ab5n) & mask;
  }
  const rest = Buffer.alloc(16);
  bytes.copy(rest, 0, blocks * 16);
  h2 ^= mixHigh(rest.readBigUInt64LE(8));
  h1 ^= mixLow(rest.readBigUInt64LE(0));
  const length = BigInt(bytes.length);
  h1 = ((h1 ^ length) + (h2 ^ length)) & mask;
  h2 = ((h2 ^ length) + h1) & mask;
  h1 = finish(h1);
  h2 = finish(h2);
  h1 = (h1 + h2) & mask;
  return [h1, (h2 + h1) & mask];
}

// A type's byte, then the value: a string's bytes and 0xFF, a number's eight.
function encode(component) {
  if (component === undefined) return Buffer.from([0]);
  if (component === null) return Buffer.from([1]);
  if (typeof component === "boolean") return Buffer.from([component ? 3 : 2]);
  if (typeof component === "number") {
    const bytes = Buffer.alloc(9, 5);
    bytes.writeDoubleLE(component, 1);
    return bytes;
  }
  return Buffer.concat([Buffer.from([8]), Buffer.from(component), Buffer.from([255])]);
}

const known = new Map();

function hash(component) {
  let digits = known.get(component);
  if (digits === undefined) {
    const [low, high] = murmur(encode(component));
    const reversed = ((high << 64n) | low) & ~(3n << 126n);
    digits = reversed.toString(16).toUpperCase().padStart(32, "0");
    known.set(component, digits);
  }
  return digits;
}

export const effectivePartitionKey = components => components.map(hash).join("");

// The SDK's header holds a component without a value as an empty object.
export const componentsOfHeader = header =>
  JSON.parse(header).map(component => (component !== null && typeof component === "object" ? undefined : component));

export const componentsOfDocument = (document, paths) =>
  paths.map(path => path.slice(1).split("/").reduce((value, name) => value?.[name], document));
