/** One conversation to read: who said what, what became of it and why, and what else the customer came for. */
import type { PageSearch } from "#app/search/page-search.ts";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "#db/connection.ts";
import { findTranscript } from "#db/queries/transcript.ts";
import { buildTranscriptReport, type TranscriptReport } from "./transcript-report.ts";

/** Judged by the re-contact window of the page; null when the stores of whoever asks have no such conversation. */
export async function loadTranscriptReport(
  { db, scope }: { db: Db; scope: Scope },
  conversationId: number,
  { recontactHours, sameTopicOnly }: Pick<PageSearch, "recontactHours" | "sameTopicOnly">,
): Promise<TranscriptReport | null> {
  const transcript = await findTranscript(db, scope, conversationId, { recontactHours, sameTopicOnly });
  return transcript ? buildTranscriptReport(transcript, sameTopicOnly) : null;
}
