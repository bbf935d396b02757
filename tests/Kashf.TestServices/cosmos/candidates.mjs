import { compareValues, valueAt } from "./indexes.mjs";

/**
 * The documents that may belong to a query, in its order, behind the place where an earlier page ended: each with the place to
 * go on from. Without an order, oldest first. Documents equal in the order follow by age, in its direction.
 */
export function candidates(documents, prefix, lookup, orders, after) {
  const order = orders.length > 0 ? orders : [{ path: [], descending: false }];
  const chosen = lookup && narrowest(documents, prefix, lookup);
  if (order.length === 1) {
    const index = documents.index(prefix, order[0].path);
    const bounds = [lookup?.all ?? lookup ?? []].flat().find(({ path }) => path && path.join("/") === order[0].path.join("/"));
    const window = bounds ? index.range(bounds) : { low: 0, high: index.entries.length };
    if (!chosen || chosen.count * 4 > window.high - window.low) return walk(index, order[0], after, window);
  }
  return sorted(chosen ? chosen.all() : documents.index(prefix, []).entries.map(({ stored }) => stored), order, after);
}

function* walk(index, { descending }, after, { low, high }) {
  const entries = index.entries;
  if (descending) {
    const start = after ? Math.min(index.position(after.values[0], after.sequence), high) : high;
    for (let i = start - 1; i >= low; i--) yield place(entries[i].stored, [entries[i].value]);
  } else {
    const start = after ? Math.max(index.position(after.values[0], after.sequence + 1), low) : low;
    for (let i = start; i < high; i++) yield place(entries[i].stored, [entries[i].value]);
  }
}

const place = (stored, values) => ({ stored, after: { values, sequence: stored.sequence } });

function* sorted(found, order, after) {
  const compare = (a, b) => {
    for (let i = 0; i < order.length; i++) {
      const difference = compareValues(a.values[i], b.values[i]);
      if (difference !== 0) return order[i].descending ? -difference : difference;
    }
    return order[0].descending ? b.sequence - a.sequence : a.sequence - b.sequence;
  };
  const places = [];
  for (const stored of found) {
    const values = order.map(({ path }) => (path.length === 0 ? null : valueAt(stored.document, path)));
    if (!values.includes(undefined)) places.push(place(stored, values));
  }
  places.sort((a, b) => compare(a.after, b.after));
  for (const candidate of places) if (!after || compare(candidate.after, after) > 0) yield candidate;
}

// Of lookups that must all hold the one with the fewest matches leads to the candidates: the filter itself decides afterwards.
function narrowest(documents, prefix, lookup) {
  if (lookup.all) {
    const choices = lookup.all.map(part => narrowest(documents, prefix, part));
    return choices.reduce((best, choice) => (choice.count < best.count ? choice : best));
  }
  if (lookup.any) {
    const parts = lookup.any.map(part => narrowest(documents, prefix, part));
    const count = parts.reduce((sum, part) => sum + part.count, 0);
    return { count, all: () => new Set(parts.flatMap(part => [...part.all()])) };
  }
  return documents.index(prefix, lookup.path).matches(lookup);
}
