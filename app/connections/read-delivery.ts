/** The body of a delivery: its bytes as sent for the signature, then unpacked and framed for the adapter. */
import { unpackIfGzip } from "#app/ingest/open-input.ts";
import { explainInputError, UnreadableInput } from "#app/ingest/raw-record.ts";
import { BodyTooLarge, Overloaded } from "#app/ingest/request-body.ts";
import type { Ticket } from "#app/live/admission.ts";

/** Of a body, as sent and unpacked: more than any platform sends at once. */
export const deliveryLimit = 4 * 1024 * 1024;

const [lineFeed, carriageReturn, blank] = [0x0a, 0x0d, 0x20];

/** The bytes as sent; room for them is taken from the ticket. Throws BodyTooLarge, Overloaded, UnreadableInput. */
export async function readRaw(request: Request, ticket: Ticket): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > deliveryLimit)
    throw new BodyTooLarge(deliveryLimit);
  const body = request.body as unknown as AsyncIterable<Uint8Array> | null;
  return gather(body ?? [], (bytes) => {
    if (!ticket.hold(bytes)) throw new Overloaded();
  });
}

/** Unpacks what begins like gzip. Throws BodyTooLarge, Overloaded, UnreadableInput. */
export async function unpackDelivery(raw: Buffer, ticket: Ticket): Promise<Buffer> {
  if (raw[0] !== 0x1f || raw[1] !== 0x8b) return raw;
  async function* once() {
    yield await Promise.resolve(raw);
  }
  return gather(unpackIfGzip(once()), (bytes) => {
    if (!ticket.hold(bytes)) throw new Overloaded();
  });
}

async function gather(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > deliveryLimit) throw new BodyTooLarge(deliveryLimit);
      onBytes(chunk.length);
      parts.push(chunk);
    }
  } catch (error) {
    if (error instanceof UnreadableInput || error instanceof Overloaded) throw error;
    throw new UnreadableInput(explainInputError(error));
  }
  return Buffer.concat(parts);
}

/**
 * A body that is one JSON document over several lines becomes one line, of the same length: between its values a line end
 * is no more than a blank, and inside of them JSON allows none. Lines that are JSON each stay as they are.
 */
export function frameDelivery(body: Buffer): Buffer {
  const end = body.indexOf(lineFeed);
  if (end === -1 || isJson(body.subarray(0, end).toString("utf8"))) return body;
  const framed = Buffer.from(body);
  for (let at = 0; at < framed.length; at++) {
    if (framed[at] === lineFeed || framed[at] === carriageReturn) framed[at] = blank;
  }
  return framed;
}

function isJson(text: string): boolean {
  if (!/[}\]]\s*$/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
