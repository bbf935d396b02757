// Queries in the language of the service, parsed and compiled by @zeit/cosmosdb-query.
import { createRequire } from "node:module";
import { installParser } from "./parser.mjs";
import { badRequest } from "./refusal.mjs";

const require = createRequire(import.meta.url);
installParser();
const parse = require("@zeit/cosmosdb-query").default;
const aggregates = require("@zeit/cosmosdb-query/lib/aggregate-functions");
const builtins = require("@zeit/cosmosdb-query/lib/builtin-functions");
const helpers = require("@zeit/cosmosdb-query/lib/helpers");
const Query = parse("SELECT * FROM c").constructor;

const offsetClause = /\sOFFSET\s+(\d+|@\w+)\s+LIMIT\s+(\d+|@\w+)\s*$/i;
const known = new Map();

/** The parsed text: its syntax tree, and OFFSET and LIMIT, which the package's grammar lacks. Parsed once for each text. */
export function parseQuery(text) {
  let parsed = known.get(text);
  if (!parsed) {
    const window = offsetClause.exec(text);
    try {
      const { body } = parse(window ? text.slice(0, window.index) : text).ast;
      const source = body.from?.source;
      const alias = source?.alias?.name ?? source?.expression?.expression?.name ?? source?.expression?.name;
      parsed = { body, alias, offset: window?.[1], limit: window?.[2], compiled: new Map() };
    } catch (error) {
      throw badRequest(`Syntax error: ${error.message}`);
    }
    if (known.size > 500) known.clear();
    known.set(text, parsed);
  }
  return parsed;
}

/** The query with some of its clauses put in place of its own, as a function of documents and parameters. */
export function compile(parsed, name, changes) {
  let run = parsed.compiled.get(name);
  if (!run) {
    const query = Object.assign(Object.create(Query.prototype), { ast: { type: "sql", body: { ...parsed.body, ...changes } } });
    const execute = new Function(`"use strict";return (${query.code})`)();
    run = (documents, parameters) => {
      // The package copies what it has gathered so far for every document: here each is gathered by itself.
      const source = { reduce: gather => documents.flatMap(document => gather([], document)) };
      return execute(aggregates, builtins, source, helpers, {}, parameters).result;
    };
    parsed.compiled.set(name, run);
  }
  return run;
}

export const aggregate = (name, values) => aggregates[name](values);
export const isAggregate = expression =>
  expression?.type === "scalar_function_expression" && expression.name.name.toUpperCase() in aggregates;
