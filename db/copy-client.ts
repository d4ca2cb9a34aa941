import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { PipelineClient } from "./pipeline-client.ts";
import { findParameter, StatementParameter } from "./statement-parameter.ts";

/** The parameter of a `copy … from stdin` statement: rows in Postgres' binary COPY format, made while they are sent. */
export class CopyData extends StatementParameter<"copy"> {
  constructor(readonly chunks: Iterable<Uint8Array>) {
    super("copy");
  }
}

type CopyResult = { command: "COPY"; rowCount: number; rows: never[] };
type CopyStream = ReturnType<typeof copyFrom>;

/** A client that runs a statement whose only parameter is `CopyData` as COPY, so that it goes through Kysely like any other. */
export class CopyClient extends PipelineClient {
  override query(...args: unknown[]): never {
    const data = findParameter<CopyData>("copy", args);
    if (data) return this.#copy(args[0] as string, data) as never;
    return (super.query as (...args: unknown[]) => never).apply(this, args);
  }

  async #copy(statement: string, { chunks }: CopyData): Promise<CopyResult> {
    const stream = (super.query as (query: CopyStream) => CopyStream).call(this, copyFrom(statement));
    const ended = finished(stream);
    // A refused row ends the stream while chunks are still being written; waiting for the end tells why.
    ended.catch(() => undefined);
    for (const chunk of chunks) {
      if (stream.destroyed) break;
      if (stream.write(chunk)) continue;
      await Promise.race([new Promise((resume) => stream.once("drain", resume)), ended]);
    }
    stream.end();
    await ended;
    return { command: "COPY", rowCount: stream.rowCount ?? 0, rows: [] };
  }
}
