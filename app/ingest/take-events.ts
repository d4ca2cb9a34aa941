/** Lines of a request → parts of a batch's size → durable. Reading waits while a part is written. */
import type { Clock } from "#app/events/parse-event.ts";
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Ticket } from "#app/live/admission.ts";
import { numberRequest, type Intake } from "#app/live/intake.ts";
import { createDeliveryTally, type DeliveryTally } from "#app/connections/delivery-tally.ts";
import { canonical } from "#app/sources/canonical.ts";
import { findAdapter } from "#app/sources/registry.ts";
import type { QuarantinedLine } from "#db/load/imports.ts";
import { adaptEnd, adaptRecord, type Adapting } from "./adapt-records.ts";
import { readLines } from "./read-lines.ts";
import { foreignStore, isOwnStore, type Sender } from "./sender.ts";

export type EventsAnswer = {
  accepted: number;
  duplicate: number;
  quarantined: { line: number; reason: string }[];
};

export type TakenEvents = EventsAnswer & {
  /** Keys of the stores named in what was taken. */
  stores: Set<string>;
  isEmpty: boolean;
  /** What is known of a connection's events; null for the API's. */
  tally: DeliveryTally | null;
};

const partEvents = 5_000;
const partBytes = 16 * 1024 * 1024;

type Options = {
  ticket: Ticket;
  clock: Clock;
  /** The store of lines that name none. */
  store: string | null;
  sender: Sender;
};

/**
 * Takes the lines of a body, canonical or in the format of the sender's connection; returns once all are durable. Its chunks
 * have taken their room from the ticket already.
 */
export async function takeEvents(
  intake: Intake,
  chunks: AsyncIterable<Uint8Array>,
  { ticket, clock, store, sender }: Options,
): Promise<TakenEvents> {
  const { connection = null } = sender;
  const adapter = connection ? findAdapter(connection.format) : canonical;
  if (!adapter) throw new Error(`connection in unknown format ${connection?.format}`);
  const taken: TakenEvents = {
    accepted: 0,
    duplicate: 0,
    quarantined: [],
    stores: new Set(),
    isEmpty: true,
    tally: connection && createDeliveryTally(clock.now()),
  };
  const number = numberRequest(Date.now());
  let events: CanonicalEvent[] = [];
  let lines: QuarantinedLine[] = [];
  let [bytes, heldBytes] = [0, 0];
  let lineRead = 0;

  async function* count(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      if (chunk.length > 0) taken.isEmpty = false;
      heldBytes += chunk.length;
      yield chunk;
    }
  }

  async function write(): Promise<void> {
    if (events.length > 0 || lines.length > 0) {
      const { accepted, duplicate } = await intake.write({ number, events, lines, bytes, connection });
      taken.accepted += accepted;
      taken.duplicate += duplicate;
    }
    ticket.release(heldBytes);
    events = [];
    lines = [];
    bytes = 0;
    heldBytes = 0;
  }

  const adapting: Adapting = {
    reader: adapter.open({ store }),
    defaults: store === null ? {} : { store },
    clock,
    masker: await intake.readMasker(),
    sink: {
      add(event, size) {
        if (!isOwnStore(sender, event.store)) {
          taken.quarantined.push({ line: lineRead, reason: foreignStore });
          return;
        }
        taken.stores.add(event.store);
        taken.tally?.add(event);
        events.push(event);
        bytes += size;
      },
      quarantine(bad) {
        const { line, field, reason } = bad;
        if (bad.store !== null && !isOwnStore(sender, bad.store)) {
          taken.quarantined.push({ line, reason: foreignStore });
          return;
        }
        taken.quarantined.push({ line, reason: field === null ? reason : `${field}: ${reason}` });
        lines.push(bad);
        bytes += bad.raw.length;
      },
    },
  };
  for await (const group of readLines(count())) {
    for (const record of group) {
      lineRead = record.line;
      adaptRecord(record, adapting);
      if (events.length >= partEvents || lines.length >= partEvents || bytes >= partBytes) await write();
    }
  }
  adaptEnd(adapting);
  await write();
  return taken;
}
