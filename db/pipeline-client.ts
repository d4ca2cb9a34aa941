import pg from "pg";
import { findParameter, StatementParameter } from "./statement-parameter.ts";

type Query = { sql: string; parameters: readonly unknown[] };

/** The parameter of a statement that stands for several, to be sent in one go. */
export class Together extends StatementParameter<"together"> {
  constructor(readonly queries: readonly Query[]) {
    super("together");
  }
}

/** Rows of each of the statements, in their order. */
type TogetherResult = { command: "TOGETHER"; rowCount: null; rows: unknown[][] };

/** A client that runs a statement whose only parameter is `Together` as those in it, without waiting between them. */
export class PipelineClient extends pg.Client {
  /** What `pg` reads to decide whether to send before the last answer has come. */
  declare pipeline: boolean;

  override query(...args: unknown[]): never {
    const together = findParameter<Together>("together", args);
    if (together) return this.#runTogether(together) as never;
    return (super.query as (...args: unknown[]) => never).apply(this, args);
  }

  async #runTogether({ queries }: Together): Promise<TogetherResult> {
    this.pipeline = true;
    try {
      const answers = this.#send(queries);
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

  #send(queries: readonly Query[]): Promise<pg.QueryResult>[] {
    const { stream } = this.connection;
    stream.cork();
    try {
      return queries.map(({ sql, parameters }) => super.query(sql, [...parameters]));
    } finally {
      stream.uncork();
    }
  }
}
