import pg from "pg";

type Query = { sql: string; parameters: readonly unknown[] };

/** Known by a symbol, not by its class: the pages' code is built apart from the code that makes the clients. */
const mark = Symbol.for("apiary.together");

/** The parameter of a statement that stands for several, to be sent in one go. */
export class Together {
  readonly [mark] = true;
  constructor(readonly queries: readonly Query[]) {}
}

const isTogether = (value: unknown): value is Together =>
  typeof value === "object" && value !== null && mark in value;

/** Rows of each of the statements, in their order. */
type TogetherResult = { command: "TOGETHER"; rowCount: null; rows: unknown[][] };

/** A client that runs a statement whose only parameter is `Together` as those in it, without waiting between them. */
export class PipelineClient extends pg.Client {
  /** What `pg` reads to decide whether to send before the last answer has come. */
  declare pipeline: boolean;

  override query(...args: unknown[]): never {
    const values = args[1];
    const together = Array.isArray(values) ? (values[0] as unknown) : undefined;
    if (isTogether(together)) return this.#runTogether(together) as never;
    return (super.query as (...args: unknown[]) => never).apply(this, args);
  }

  async #runTogether({ queries }: Together): Promise<TogetherResult> {
    this.pipeline = true;
    this.connection.stream.cork();
    try {
      const answers = queries.map(({ sql, parameters }) => super.query(sql, [...parameters]));
      this.connection.stream.uncork();
      const results = await Promise.allSettled(answers);
      // Those after it only tell that the transaction is broken off.
      const failed = results.find((result) => result.status === "rejected");
      if (failed) throw failed.reason;
      const rows = results.map(
        (result) => (result as PromiseFulfilledResult<pg.QueryResult>).value.rows as unknown[],
      );
      return { command: "TOGETHER", rowCount: null, rows };
    } finally {
      this.pipeline = false;
    }
  }
}
