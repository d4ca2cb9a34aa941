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
