import { hashId } from "#app/sources/hash-id.ts";

/** How many customers are remembered: some ten MiB. */
const mostCustomers = 100_000;

/**
 * Names conversations where no column does: one goes on until its customer has been silent for `gapMs`. Rows come in the order
 * of time, first to last or last to first. The same rows give the same names, whatever stands around them.
 */
export function splitSessions(gapMs: number): (customer: string, at: number) => string {
  const open = new Map<string, { id: string; from: number; to: number }>();
  return (customer, at) => {
    const last = open.get(customer);
    open.delete(customer);
    const goesOn = last !== undefined && at >= last.from - gapMs && at <= last.to + gapMs;
    const session = goesOn
      ? { id: last.id, from: Math.min(last.from, at), to: Math.max(last.to, at) }
      : { id: hashId(customer, String(at)), from: at, to: at };
    open.set(customer, session);
    if (open.size > mostCustomers) open.delete(open.keys().next().value!);
    return session.id;
  };
}
