// Requests for documents: what the package's own handlers of these routes get wrong is done here instead.
import { createRequire } from "node:module";
import * as charges from "./charges.mjs";
import { compile, parseQuery } from "./query-text.mjs";
import { componentsOfDocument, componentsOfHeader, effectivePartitionKey } from "./partition-keys.mjs";
import { badRequest, preconditionFailed } from "./refusal.mjs";
import { runQuery } from "./query.mjs";

const require = createRequire(import.meta.url);
const { patchOperation } = require("@vercel/cosmosdb-server/lib/handler/_patch-operations");

const isTrue = value => value?.toLowerCase() === "true";

// Pass-through: the server does what the SDK would do itself with the partial answers of several partitions.
const queryPlan = {
  partitionedQueryExecutionInfoVersion: 2,
  queryInfo: {},
  queryRanges: [{ min: "", max: "FF", isMinInclusive: true, isMaxInclusive: false }],
};

export async function answerDocuments(documents, { method, headers, id, body }, statistics) {
  if (isTrue(headers["x-ms-cosmos-is-query-plan-request"])) return { status: 200, body: queryPlan, charge: 0 };
  if (isTrue(headers["x-ms-documentdb-isquery"]) || headers["content-type"]?.startsWith("application/query+json")) {
    return query(documents, headers, body, statistics);
  }
  if (isTrue(headers["x-ms-cosmos-is-batch-request"])) throw badRequest("Batches are not served here.");
  if (method === "GET") {
    if (id === undefined) return query(documents, headers, { query: "SELECT * FROM c" }, statistics);
    statistics.pointReads++;
    return read(documents, headers, id);
  }
  statistics.writes++;
  const write = method === "POST" ? (isTrue(headers["x-ms-documentdb-is-upsert"]) ? upsert : create) : writes[method];
  const answer = write(documents, headers, body, id);
  return headers.prefer === "return=minimal" ? { ...answer, body: undefined } : answer;
}

function keyOf(documents, headers, document) {
  const header = headers["x-ms-documentdb-partitionkey"];
  const components = header ? componentsOfHeader(header) : document && componentsOfDocument(document, documents.paths);
  if (components?.length !== documents.paths.length) {
    throw badRequest("The partition key supplied in x-ms-partitionkey header has fewer components than defined in the collection.");
  }
  return effectivePartitionKey(components);
}

const stored = (status, { document }, charge) => ({ status, body: document, etag: document._etag, charge });

function read(documents, headers, id) {
  const found = documents.read(keyOf(documents, headers), id);
  if (headers["if-none-match"] === found.document._etag) return { status: 304, etag: found.document._etag, charge: 1 };
  return stored(200, found, charges.pointRead(found.size));
}

function create(documents, headers, body) {
  const created = documents.create(keyOf(documents, headers, body), body);
  return stored(201, created, charges.insert(created.size, documents.policy.terms(created.document)));
}

function replaced(documents, previous, current) {
  const [before, after] = [previous, current].map(({ document }) => documents.policy.terms(document));
  return stored(200, current, charges.replacement(current.size, before, after));
}

function upsert(documents, headers, body) {
  const key = keyOf(documents, headers, body);
  const previous = documents.find(key, body.id);
  if (!previous) return create(documents, headers, body);
  return replaced(documents, previous, documents.replace(key, body, headers["if-match"], previous));
}

function replace(documents, headers, body, id) {
  if (body.id !== id) throw badRequest("The id of a document cannot be changed.");
  const key = keyOf(documents, headers, body);
  const previous = documents.read(key, id);
  return replaced(documents, previous, documents.replace(key, body, headers["if-match"], previous));
}

function remove(documents, headers, _, id) {
  const deleted = documents.delete(keyOf(documents, headers), id, headers["if-match"]);
  return { status: 204, charge: charges.remove(deleted.size, documents.policy.terms(deleted.document)) };
}

function patch(documents, headers, { operations, condition }, id) {
  if (!Array.isArray(operations) || operations.length > 10) throw badRequest("A patch has one to ten operations.");
  const key = keyOf(documents, headers);
  const previous = documents.read(key, id);
  const ifMatch = headers["if-match"];
  if (ifMatch !== undefined && ifMatch !== previous.document._etag) throw preconditionFailed();
  if (condition && !holds(condition, previous.document)) throw preconditionFailed();
  let current;
  const only = {
    document: () => ({ read: () => previous.document }),
    documents: { replace: document => (current = documents.replace(key, document, undefined, previous)).document },
  };
  const { statusCode, body } = patchOperation(only, { id, partitionKey: `["${id}"]`, operations });
  if (statusCode !== 200) throw badRequest(body.message);
  return replaced(documents, previous, current);
}

const holds = (condition, document) => compile(parseQuery(`SELECT VALUE 1 ${condition}`), "holds", {})([document], {}).length > 0;

const writes = { PUT: replace, DELETE: remove, PATCH: patch };

// A full partition key comes as itself, a prefix as the range of effective keys that begin with its own.
function prefixOf(documents, headers) {
  const header = headers["x-ms-documentdb-partitionkey"];
  if (header) return effectivePartitionKey(componentsOfHeader(header));
  const start = headers["x-ms-start-epk"] ?? "";
  const end = headers["x-ms-end-epk"] ?? "FF";
  if (end !== `${start}FF`) throw badRequest("Only ranges of a partition key's prefix are served here.");
  return start;
}

function query(documents, headers, body, statistics) {
  const prefix = prefixOf(documents, headers);
  const asked = Number(headers["x-ms-max-item-count"] ?? 100);
  const pageSize = asked > 0 ? asked : Infinity;
  const page = runQuery(documents, prefix, body, { pageSize, continuation: headers["x-ms-continuation"] });
  statistics.queries++;
  if (prefix === "" && !page.pinned.includes(documents.paths[0])) statistics.crossPartitionQueries++;
  if (!page.work.served) statistics.scans++;
  return {
    status: 200,
    body: { _rid: documents.rid, Documents: page.rows, _count: page.rows.length },
    continuation: page.continuation,
    charge: charges.query(page.work),
  };
}
