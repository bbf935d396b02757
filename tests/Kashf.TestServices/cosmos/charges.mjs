// An estimate of request charges, in request units (RU), that follows what Microsoft publishes; it is no measurement.
//
// Published ("Optimize request cost in Azure Cosmos DB", session consistency; strong and bounded staleness double every read):
//   point read of 1 KB: 1 RU, of 100 KB: 10 RU, and nothing but the size matters
//   insert of 1 KB without indexed properties: about 5.5 RU, of 100 KB: 50 RU, and each indexed property adds to it
//   a replacement costs twice what inserting the same document costs
// Published examples ("Troubleshoot query issues"): a query that loads 60,951 documents of 6.4 KB without an index 4,060 RU,
//   a query that returns 7 of them by an index 2.98 RU. People measured 2.3 RU for queries that return next to nothing,
//   9.8 RU for a page of 100 small documents, and 0.03 RU more for each document that OFFSET skips.
// Assumed where nothing is published:
//   charges grow in a straight line between 1 KB and 100 KB and beyond; up to 1 KB they are those of 1 KB
//   0.15 RU for each term that a write puts into the index or takes out of it (old published sample: 15 RU for 1 KB fully indexed)
//   a patch and a delete: as a replacement and an insert, as Microsoft says that patching saves no units
//   a document that a query loads: 0.05 RU and 0.01 RU per KB; a matched entry that only an index touches: 0.001 RU
//   each seek in an index (a compared value): 0.1 RU
// Rather too dear than too cheap: the examples above come out at 6,950, 3.2, 8.4 and 0.03.

const linear = (bytes, atOne, atHundred) => atOne + (Math.max(bytes / 1024, 1) - 1) * ((atHundred - atOne) / 99);
const term = 0.15;

export const pointRead = bytes => linear(bytes, 1, 10);

const insertUnindexed = bytes => linear(bytes, 5.5, 50);

export const insert = (bytes, terms) => insertUnindexed(bytes) + term * terms.size;

export const remove = insert;

/** What stays in the index is not written again. */
export function replacement(bytes, before, after) {
  const kept = [...after].filter(entry => before.has(entry)).length;
  return 2 * insertUnindexed(bytes) + term * (before.size - kept + after.size - kept);
}

/** A write that was refused has read, and written nothing. */
export const refusal = 1;

export function query({ seeks, entries, loaded, loadedBytes, skipped }) {
  return 2.3 + 0.1 * seeks + 0.001 * entries + 0.05 * loaded + (0.01 * loadedBytes) / 1024 + 0.03 * skipped;
}
