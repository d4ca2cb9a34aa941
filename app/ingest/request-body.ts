/** The body of a request as unpacked bytes, within limits; every fault of it is an UnreadableInput. */
import type { Ticket } from "#app/live/admission.ts";
import { unpackIfGzip } from "./open-input.ts";
import { explainInputError, UnreadableInput } from "./raw-record.ts";

/** More than there is room for: nothing is wrong with the request but its moment. */
export class Overloaded extends Error {
  override name = "Overloaded";
}

/** A body that never fits, packed or unpacked. */
export class BodyTooLarge extends UnreadableInput {
  constructor(limit: number) {
    super(`body over ${limit / 1024 / 1024} MiB`);
  }
}

export type BodyOptions = {
  /** Most bytes of a body, before and after unpacking. */
  limit: number;
  ticket: Ticket;
  /** Sees every chunk. */
  onChunk?: (chunk: Uint8Array) => void;
};

/** Reads and unpacks; room for each chunk is taken from the ticket before it is passed on. */
export async function* readBody(request: Request, options: BodyOptions): AsyncGenerator<Uint8Array> {
  const { limit, ticket, onChunk } = options;
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw new BodyTooLarge(limit);
  const packed = limitBytes(readChunks(request), limit);
  for await (const chunk of explainFaults(limitBytes(unpackIfGzip(packed), limit))) {
    if (!ticket.hold(chunk.length)) throw new Overloaded();
    onChunk?.(chunk);
    yield chunk;
  }
}

async function* readChunks(request: Request): AsyncGenerator<Uint8Array> {
  if (!request.body) return;
  // Web streams are async iterable in Node; the DOM's types do not know it.
  yield* request.body as unknown as AsyncIterable<Uint8Array>;
}

/** Passes bytes on until there are too many of them. */
async function* limitBytes(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of chunks) {
    seen += chunk.length;
    if (seen > limit) throw new BodyTooLarge(limit);
    yield chunk;
  }
}

/** A failing database has error codes too: only what comes from below here is the input's fault. */
async function* explainFaults(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        throw error instanceof UnreadableInput ? error : new UnreadableInput(explainInputError(error));
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}
