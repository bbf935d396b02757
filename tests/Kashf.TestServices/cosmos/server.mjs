// A Cosmos DB server for tests: npm's @vercel/cosmosdb-server keeps the account, its databases and containers, and the language of
// queries; documents are kept and found here, as the real service does where the package does not: by whole and hierarchical
// partition keys, by indexes, with OFFSET and LIMIT, continuations, refusals, and an estimate of what each request would be charged.
//
// node server.mjs TLS_PORT PLAIN_PORT JOURNAL: port 0 lets the system choose; the server ends when its input closes.
import http from "node:http";
import https from "node:https";
import { randomUUID } from "node:crypto";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { answerDocuments } from "./document-requests.mjs";
import { refusal } from "./charges.mjs";
import { Documents } from "./documents.mjs";
import { IndexingPolicy } from "./indexing-policy.mjs";
import { Journal } from "./journal.mjs";
import { badRequest, Refusal } from "./refusal.mjs";

const require = createRequire(import.meta.url);
const Account = require("@vercel/cosmosdb-server/lib/account").default;
const ResourceId = require("@vercel/cosmosdb-server/lib/account/resource-id").default;
const route = require("@vercel/cosmosdb-server/lib/routes").default;

// Resource ids stand in paths, so the real service writes a hyphen for the slash of base 64, and clients ask with it.
ResourceId.toBase64String = bytes => bytes.toString("base64").replaceAll("/", "-");
ResourceId.fromBase64String = text => Buffer.from(text.replaceAll("-", "/"), "base64");

const [tlsPort, plainPort, journalPath] = process.argv.slice(2);
const journal = new Journal(journalPath);
const account = new Account("localhost", 0);
const containers = new Map();
let statistics = noStatistics();

function noStatistics() {
  return { pointReads: 0, writes: 0, queries: 0, crossPartitionQueries: 0, scans: 0, requestCharge: 0 };
}

function documentsOf(definition) {
  let documents = containers.get(definition._rid);
  if (!documents) containers.set(definition._rid, (documents = new Documents(definition, entry => journal.write(entry))));
  return documents;
}

const documentsPath = /^\/+dbs\/([^/]+)\/colls\/([^/]+)\/docs(?:\/([^/]+))?\/?$/;

async function answer(request) {
  const [, database, container, id] = documentsPath.exec(request.url.split("?")[0])?.map(part => part && decodeURIComponent(part)) ?? [];
  if (!container) return answerPackage(request);
  const definition = account.database(database).collection(container).read();
  if (!definition) throw new Refusal(404, "NotFound", "The container does not exist.", 1003);
  const body = request.body.length > 0 ? JSON.parse(request.body) : undefined;
  return answerDocuments(documentsOf(definition), { ...request, id, body }, statistics);
}

// Everything else is the package's: its handlers see a request and an answer of ours.
async function answerPackage({ method, url, headers, address, body }) {
  if (method === "GET" && url === "/") return { status: 200, body: accountAt(address), charge: 1 };
  const request = Object.assign(Readable.from([body]), { method, url, headers });
  const [parameters, handle] = route(request) ?? [];
  if (!handle) throw badRequest("No such resource.");
  if (body.length > 0) IndexingPolicy.check(JSON.parse(body).indexingPolicy);
  const response = { statusCode: 200, headers: {}, setHeader(name, value) { this.headers[name] = value; } };
  const content = await handle(account, request, response, parameters);
  const { statusCode: status } = response;
  if (status === 201 && url.endsWith("/colls")) documentsOf(content);
  if (status === 200 && method === "PUT") documentsOf(content).define(content);
  // An incremental feed that has nothing new.
  if (headers["a-im"] && status === 200) return { status: headers["if-none-match"] ? 304 : 200, body: content, etag: "1", charge: 1 };
  return { status, body: content, etag: content?._etag, headers: response.headers, charge: 1 };
}

// The package would name an address that no one listens on.
function accountAt(address) {
  const locations = [{ name: "Local", databaseAccountEndpoint: address }];
  return { ...account.read(), writableLocations: locations, readableLocations: locations };
}

const changesResources = ({ method, url, headers }) =>
  method !== "GET" && !documentsPath.test(url.split("?")[0]) && !headers["x-ms-documentdb-isquery"];

async function refusing(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
    const { status = 500, code = "InternalServerError", message, substatus } = error;
    return { status, body: { code, message }, charge: refusal, headers: substatus ? { "x-ms-substatus": substatus } : {} };
  }
}

// What tests ask of the server beside the service's own requests.
function answerTests({ method, url, body }) {
  const [, , what, database, container] = url.split("/");
  if (what === "documents") {
    const documents = documentsOf(account.database(database).collection(container).read());
    for (const line of body.toString().split("\n")) if (line !== "") documents.add(JSON.parse(line));
  } else if (method === "DELETE") {
    statistics = noStatistics();
  }
  return statistics;
}

function send(outgoing, { status, body, headers }) {
  outgoing.writeHead(status, { ...headers, "content-type": "application/json" });
  outgoing.end(body === undefined || status === 204 || status === 304 ? undefined : JSON.stringify(body));
}

// A client may leave in the middle of its request.
const listener = (incoming, outgoing) => serve(incoming, outgoing).catch(() => outgoing.destroy());

async function serve(incoming, outgoing) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method, url, headers } = incoming;
  const address = `${incoming.socket.encrypted ? "https" : "http"}://${headers.host}/`;
  const request = { method, url, headers, address, body: Buffer.concat(chunks) };
  if (url.startsWith("/kashf/")) return send(outgoing, await refusing(() => ({ status: 200, body: answerTests(request) })));
  const answered = await refusing(() => answer(request));
  if (answered.status < 300 && changesResources(request)) journal.write({ request: { ...request, body: request.body.toString() } });
  if (documentsPath.test(url.split("?")[0])) statistics.requestCharge += answered.charge;
  return send(outgoing, { ...answered, headers: serviceHeaders(answered) });
}

function serviceHeaders({ body, etag, continuation, charge, headers = {} }) {
  return {
    ...headers,
    ...(etag && { etag }),
    ...(continuation && { "x-ms-continuation": continuation }),
    ...(body?._count !== undefined && { "x-ms-item-count": body._count }),
    "x-ms-activity-id": randomUUID(),
    "x-ms-request-charge": charge.toFixed(2),
  };
}

async function restore() {
  for (const { request, document, container, key, id } of journal.earlier) {
    if (request) await answer({ ...request, body: Buffer.from(request.body) });
    else if (document) containers.get(container).restore(document);
    else containers.get(container).forget(key, id);
  }
}

// Node would close idle connections after five seconds, at times just when a client sends on one of them.
function listen(server, port) {
  server.keepAliveTimeout = 300_000;
  // A busy machine is no slow client.
  server.headersTimeout = server.requestTimeout = 0;
  return new Promise(resolve => server.listen(Number(port), "127.0.0.1", () => resolve(server.address().port)));
}

const folder = require.resolve("@vercel/cosmosdb-server/package.json").replace("package.json", "");
const certificate = { cert: readFileSync(`${folder}cert.pem`), key: readFileSync(`${folder}key.pem`) };
process.stdin.resume().on("end", () => process.exit());
await restore();
const ports = [
  await listen(https.createServer(certificate, listener), tlsPort),
  await listen(http.createServer(listener), plainPort),
];
console.log(`Cosmos DB server listens on ${ports.join(" ")}`);
