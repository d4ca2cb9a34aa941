/** What the drawer shows: the conversations, orders or inquiries behind a number, a transcript, or a transcript opened from a list. */
import { mayDo, type Principal } from "#app/access/principal.ts";
import type { Db } from "#db/connection.ts";
import { loadListReport, type ListReport } from "./list.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { loadSalesListReport, mayListSales, type SalesListReport } from "./sales-list.server.ts";
import { loadTranscriptReport } from "./transcript.server.ts";
import type { TranscriptReport } from "./transcript-report.ts";

export type DrawerReport = {
  /** False for a role that sees no single conversations; then there is nothing else. */
  isAllowed: boolean;
  list: ListReport | null;
  sales: SalesListReport | null;
  /** "missing" when the URL names a conversation that is not there. */
  transcript: TranscriptReport | "missing" | null;
};

/** Null while the drawer is closed. */
export async function loadDrawerReport(
  { db, principal, privacyKey }: { db: Db; principal: Principal | null; privacyKey: string },
  frame: PageFrame,
): Promise<DrawerReport | null> {
  const { search, scope } = frame;
  const { list, sales, conversation } = search;
  if (list === null && sales === null && conversation === null) return null;
  if (!principal || !mayDo(principal, "transcripts") || (sales !== null && !mayListSales(principal))) {
    return { isAllowed: false, list: null, sales: null, transcript: null };
  }
  const [listReport, salesReport, transcript] = await Promise.all([
    list === null ? null : loadListReport(db, frame, list),
    sales === null ? null : loadSalesListReport({ db, privacyKey }, frame, sales),
    conversation === null
      ? null
      : loadTranscriptReport({ db, scope, principal, privacyKey }, conversation, search),
  ]);
  return {
    isAllowed: true,
    list: listReport,
    sales: salesReport,
    transcript: conversation === null ? null : (transcript ?? "missing"),
  };
}
