// How a container's index serves a query's filter: which lookups lead to the candidates, and whether anything in the filter can be
// told only by loading them.

const swapped = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!=" };

export class FilterPlanner {
  constructor(alias, parameters, policy) {
    this.alias = alias;
    this.parameters = parameters;
    this.policy = policy;
  }

  /** {lookup, served, pinned}: a lookup is a range of an index, or all or any of several lookups; without one every document is a
   *  candidate. Pinned are the paths that the filter holds to one value, or to one of several. */
  plan(expression) {
    switch (expression.type) {
      case "scalar_binary_expression":
        if (expression.operator === "AND") return this.#all(this.plan(expression.left), this.plan(expression.right));
        if (expression.operator === "OR") return this.#any([this.plan(expression.left), this.plan(expression.right)]);
        return this.#comparison(expression);
      case "scalar_in_expression":
        return this.#in(expression);
      case "scalar_between_expression":
        return this.#range(expression.value, { from: this.constant(expression.begin), to: this.constant(expression.end) });
      case "scalar_function_expression":
        return this.#call(expression.name.name.toUpperCase(), expression.arguments);
      case "scalar_unary_expression":
        return { served: expression.operator === "NOT" && this.plan(expression.argument).served };
      default:
        return { served: this.constant(expression) !== undefined };
    }
  }

  /** The names from the document down to a property; undefined for any other expression. */
  path(expression) {
    if (expression.type === "identifier") return expression.name === this.alias ? [] : undefined;
    if (expression.type !== "scalar_member_expression") return undefined;
    const parent = this.path(expression.object);
    const name = expression.computed ? this.constant(expression.property) : expression.property.name;
    return parent && typeof name === "string" ? [...parent, name] : undefined;
  }

  constant(expression) {
    if (expression.type === "parameter_name") return this.parameters[expression.name.slice(1)];
    if (expression.type === "scalar_unary_expression" && expression.operator === "-") return -this.constant(expression.argument);
    return /_constant$/.test(expression.type) ? expression.value ?? null : undefined;
  }

  #all(left, right) {
    const lookups = [left, right].flatMap(({ lookup }) => lookup?.all ?? (lookup ? [lookup] : []));
    const lookup = lookups.length > 1 ? { all: lookups } : lookups[0];
    return { lookup, served: left.served && right.served, pinned: [...(left.pinned ?? []), ...(right.pinned ?? [])] };
  }

  #any(plans) {
    const lookups = plans.map(({ lookup }) => lookup);
    const pinned = plans[0]?.pinned?.filter(path => plans.every(plan => plan.pinned?.includes(path)));
    return { lookup: lookups.every(Boolean) ? { any: lookups } : undefined, served: plans.every(({ served }) => served), pinned };
  }

  #in({ value, list }) {
    return this.#any(list.map(element => this.#equal(value, this.constant(element))));
  }

  #equal(property, value) {
    return this.#range(property, { from: value, to: value });
  }

  #comparison({ left, operator, right }) {
    const [property, value, order] = this.path(left) ? [left, this.constant(right), operator] : [right, this.constant(left), swapped[operator]];
    if (value === undefined || order === undefined) return { served: false };
    if (order === "=") return this.#equal(property, value);
    if (order === "!=") return { served: this.#indexed(property) };
    return this.#range(property, order[0] === "<" ? { to: value } : { from: value });
  }

  #call(name, [property, argument]) {
    const value = argument && this.constant(argument);
    if (name === "ARRAY_CONTAINS" && value !== undefined) return this.#range(property, { from: value, to: value }, ["[]"]);
    if (name === "STARTSWITH" && typeof value === "string") return this.#range(property, { from: value, to: `${value}\uffff` });
    if (name === "IS_DEFINED") return this.#range(property, {});
    return { served: false };
  }

  #range(property, range, more = []) {
    const path = this.path(property);
    const bounds = ["from", "to"].filter(bound => bound in range);
    const comparable = bounds.every(bound => range[bound] !== undefined && (range[bound] === null || typeof range[bound] !== "object"));
    if (!path || !comparable) return { served: false };
    const pinned = bounds.length === 2 && range.from === range.to && more.length === 0 ? [`/${path.join("/")}`] : [];
    if (!this.policy.indexes([...path, ...more])) return { served: false, pinned };
    return { lookup: { path: [...path, ...more], ...range }, served: true, pinned };
  }

  #indexed(property) {
    const path = this.path(property);
    return path !== undefined && this.policy.indexes(path);
  }
}

/** How many values a lookup compares. */
export const seeks = lookup =>
  lookup === undefined ? 0 : (lookup.all ?? lookup.any)?.reduce((sum, part) => sum + seeks(part), 0) ?? 1;
