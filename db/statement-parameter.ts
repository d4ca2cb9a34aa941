const mark = Symbol.for("apiary.statement-parameter");

/**
 * The only parameter of a statement that the client does not send as it stands. Known by a symbol, not by its class: the
 * pages' code is built apart from the code that makes the clients, so each has a class of its own.
 */
export abstract class StatementParameter<Kind extends string> {
  readonly [mark]: Kind;

  constructor(kind: Kind) {
    this[mark] = kind;
  }
}

/** The parameter of this kind among the arguments of a client's `query`; undefined for any other statement. */
export function findParameter<Parameter extends StatementParameter<string>>(
  kind: Parameter[typeof mark],
  args: readonly unknown[],
): Parameter | undefined {
  const values = args[1];
  const first: unknown = Array.isArray(values) ? values[0] : undefined;
  if (typeof first !== "object" || first === null || !(mark in first)) return undefined;
  return first[mark] === kind ? (first as Parameter) : undefined;
}
