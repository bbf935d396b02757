import { aggregate, compile, isAggregate, parseQuery } from "./query-text.mjs";
import { FilterPlanner, seeks } from "./filter-plan.mjs";
import { candidates } from "./candidates.mjs";
import { badRequest } from "./refusal.mjs";

const largestPage = 4 * 1024 * 1024;

/** One page of a query over the partitions whose effective key begins with a prefix: rows, continuation, and what the work was. */
export function runQuery(documents, prefix, { query: text, parameters = [] }, { pageSize, continuation }) {
  const values = Object.fromEntries(parameters.map(({ name, value }) => [name.slice(1), value]));
  const parsed = parseQuery(text);
  const planner = new FilterPlanner(parsed.alias, values, documents.policy);
  const plan = parsed.body.where ? planner.plan(parsed.body.where.condition) : { served: true };
  const orders = orderOf(parsed, planner);
  const resume = continuation ? JSON.parse(Buffer.from(continuation, "base64url")) : undefined;
  const found = candidates(documents, prefix, plan.lookup, orders, resume?.after);
  const work = { seeks: seeks(plan.lookup), entries: 0, loaded: 0, loadedBytes: 0, skipped: 0, served: plan.served };
  const page = aggregatesOf(parsed)
    ? aggregated(parsed, found, values, work)
    : listed(parsed, found, values, work, pageSize, resume ?? windowOf(parsed, values));
  return { ...page, work, pinned: plan.pinned ?? [] };
}

function orderOf({ body }, planner) {
  const orders = (body.orderBy?.expressions ?? []).map(({ expression, order }) => ({
    path: planner.path(expression),
    descending: order?.toUpperCase() === "DESC",
  }));
  if (orders.length === 1 && !(orders[0].path?.length && planner.policy.indexes(orders[0].path))) {
    throw badRequest("The index path corresponding to the specified order-by item is excluded.");
  }
  if (orders.length > 1 && !planner.policy.composites.some(index => serves(index, orders))) {
    throw badRequest("The order by query does not have a corresponding composite index that it can be served from.");
  }
  return orders;
}

// A composite index serves its own order, and all of it the other way round.
const serves = (index, orders) =>
  [false, true].some(reversed =>
    index.length === orders.length &&
    index.every((part, i) => part.path.join("/") === orders[i].path?.join("/") && (part.descending !== orders[i].descending) === reversed)
  );

function windowOf({ body, offset, limit }, values) {
  const number = text => (text.startsWith("@") ? values[text.slice(1)] : Number(text));
  const top = body.top?.value;
  const most = top && (top.type === "parameter_name" ? values[top.name.slice(1)] : top.value);
  return { skip: offset === undefined ? 0 : number(offset), left: limit === undefined ? most : number(limit) };
}

function aggregatesOf({ body: { select } }) {
  return isAggregate(select.value) || select.properties?.properties.some(({ property }) => isAggregate(property));
}

// Without ORDER BY, OFFSET and TOP, a document's rows are those of the query over that document alone.
const rowsOf = (parsed, values, name, changes) => {
  const run = compile(parsed, name, { orderBy: null, top: null, ...changes });
  return ({ document }) => run([document], values);
};

function load(work, stored) {
  work.loaded++;
  work.loadedBytes += stored.size;
}

function listed(parsed, found, values, work, pageSize, { skip, left = Infinity }) {
  const rowsOfDocument = rowsOf(parsed, values, "rows", {});
  const rows = [];
  let bytes = 0;
  for (const { stored, after } of found) {
    if (left <= 0) break;
    work.entries++;
    if (!work.served) load(work, stored);
    for (const row of rowsOfDocument(stored)) {
      if (skip > 0) {
        skip--;
        work.skipped++;
      } else if (left > 0) {
        if (work.served) load(work, stored);
        rows.push(row);
        left--;
        bytes += stored.size;
      }
    }
    if (left > 0 && (rows.length >= pageSize || bytes >= largestPage)) return { rows, continuation: token({ after, skip, left }) };
  }
  return { rows };
}

const token = ({ after, skip, left }) =>
  Buffer.from(JSON.stringify({ after, skip, left: left === Infinity ? undefined : left })).toString("base64url");

function aggregated(parsed, found, values, work) {
  const { value } = parsed.body.select;
  const single = value !== undefined;
  const select = single ? { type: "select_specification", value: value.arguments[0] } : { type: "select_specification", "*": true };
  const rowsOfDocument = rowsOf(parsed, values, "aggregated", { select });
  const rows = [];
  for (const { stored } of found) {
    work.entries++;
    if (!work.served) load(work, stored);
    rows.push(...rowsOfDocument(stored));
  }
  if (single) return { rows: [aggregate(value.name.name.toUpperCase(), rows)].filter(result => result !== undefined) };
  return { rows: compile(parsed, "gathered", { where: null, orderBy: null })(rows, values) };
}
