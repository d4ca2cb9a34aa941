import type { AfterHead } from "#app/server/http/response-head.ts";
import { reportError } from "#app/server/report-error.ts";

/** A part of a page's report that may fail without the others. */
export type Part<Data> = { ok: true; data: Data } | { ok: false };

/** Waits for a part; a failure is logged and told apart from an empty part. */
export async function settlePart<Data>(name: string, work: Promise<Data>): Promise<Part<Data>> {
  try {
    return { ok: true, data: await work };
  } catch (error) {
    reportError(`part ${name} of a report failed`, error);
    return { ok: false };
  }
}

/** The same for a part that is sent after the rest of its page: `work` begins once the head of the answer is on its way. */
export function settleLater<Data>(
  { afterHead }: { afterHead: AfterHead },
  name: string,
  work: () => Promise<Data>,
): Promise<Part<Data>> {
  return settlePart(name, afterHead(work));
}
