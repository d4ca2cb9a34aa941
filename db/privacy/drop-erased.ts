/** Keeps out of the store what was erased from it. */
import type { CanonicalEvent } from "#app/events/canonical-event.ts";
import type { Db, Trx } from "../connection.ts";
import { listEventTimes } from "../load/conversation-records.ts";
import { addMarks, buildMark, findMarks, hasMarks, type MarkedId, type MarkedKind } from "./erasure-marks.ts";

/**
 * Leaves out events of erased conversations and orders, and whatever else an erased customer did before the erasure; what the
 * customer does afterwards is taken like anybody's. Returns `events` itself when nothing is left out.
 */
export async function dropErased(
  trx: Trx,
  events: readonly CanonicalEvent[],
): Promise<readonly CanonicalEvent[]> {
  const { kept, late } = await sortOutErased(trx, events);
  // What stood in their conversations without naming them is known by the conversation from then on.
  await addMarks(trx, late);
  return kept;
}

type Sorted = { kept: readonly CanonicalEvent[]; erased: readonly CanonicalEvent[]; late: MarkedId[] };

/** The same without remembering anything: which events would be left out. */
export async function sortOutErased(db: Db, events: readonly CanonicalEvent[]): Promise<Sorted> {
  if (!(await hasMarks(db))) return { kept: events, erased: [], late: [] };
  const finder = await createFinder(db, events);
  const late: MarkedId[] = [];
  const gone = new Set<string>();
  for (const event of events) {
    const owner = nameOwner(event);
    const key = owner && toKey(owner);
    if (!key || gone.has(key)) continue;
    const ofCustomer = finder.findCustomer(event);
    if (finder.has(owner)) gone.add(key);
    else if (ofCustomer !== undefined && isBefore(event, ofCustomer)) {
      gone.add(key);
      late.push(owner);
    }
  }
  if (gone.size === 0) return { kept: events, erased: [], late };
  const isGone = (event: CanonicalEvent) => {
    const owner = nameOwner(event);
    return owner !== null && gone.has(toKey(owner));
  };
  return { kept: events.filter((event) => !isGone(event)), erased: events.filter(isGone), late };
}

/** What an event stands and falls with. */
function nameOwner(event: CanonicalEvent): MarkedId | null {
  const { store, source } = event;
  const build = (kind: MarkedKind, id: string): MarkedId => ({ store, source, kind, id });
  switch (event.type) {
    case "conversation":
      return build("conversation", event.id);
    case "message":
    case "handoff":
    case "rating":
      return build("conversation", event.conversation);
    case "click":
      return event.conversation === null
        ? build("click", event.id)
        : build("conversation", event.conversation);
    case "order":
      return build("order", event.id);
    case "refund":
      return build("order", event.order);
    default:
      return null;
  }
}

function nameCustomer(event: CanonicalEvent): MarkedId | null {
  const { store, source } = event;
  if (!("customer" in event) || event.customer === null) return null;
  return { store, source, kind: "customer", id: event.customer };
}

/** Without a time of its own, an event is taken for an old one. */
function isBefore(event: CanonicalEvent, erasedAt: number): boolean {
  const times =
    event.type === "order" ? [event.createdAt] : event.type === "click" ? [event.at] : listEventTimes(event);
  return times.every((at) => at < erasedAt);
}

const toKey = ({ store, source, kind, id }: MarkedId) => `${kind}\0${store}\0${source}\0${id}`;

async function createFinder(db: Db, events: readonly CanonicalEvent[]) {
  const marks = new Map<string, Buffer>();
  for (const event of events) {
    for (const named of [nameOwner(event), nameCustomer(event)]) {
      if (named && !marks.has(toKey(named))) marks.set(toKey(named), buildMark(named));
    }
  }
  const found = await findMarks(db, [...marks.values()]);
  const find = (named: MarkedId) => found.get(marks.get(toKey(named))!.toString("hex"));
  return {
    has: (named: MarkedId) => find(named) !== undefined,
    findCustomer(event: CanonicalEvent): number | undefined {
      const named = nameCustomer(event);
      return named ? find(named) : undefined;
    },
  };
}
