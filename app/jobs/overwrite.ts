import { overwritePages } from "#db/privacy/overwrite-pages.ts";
import type { JobContext } from "./job-context.ts";

/** After an erasure: what was erased leaves the pages of the database too. */
export async function overwrite({ db }: JobContext): Promise<void> {
  await overwritePages(db);
}
