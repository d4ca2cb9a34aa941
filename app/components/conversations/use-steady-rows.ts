import { useState } from "react";
import { getEntryKey, type ConversationEntry } from "#app/reports/conversation-entry.ts";

type Page = { rows: ConversationEntry[]; next: string | null };

export type SteadyRows = {
  /** The rows that were there when the list was opened, each with its latest standing. */
  page: Page;
  /** How many rows wait to be shown among or above them. */
  newCount: number;
  /** True when there are more new rows than a page holds. */
  isMany: boolean;
  /** Shows them. */
  showNew: () => void;
};

/**
 * Keeps rows where the reader looks at them while new ones arrive: those wait until they are asked for. `list` names the
 * list; another one is shown at once.
 */
export function useSteadyRows(latest: Page, list: string): SteadyRows {
  const [kept, setKept] = useState({ list, page: latest });
  // Nothing can be pushed away in an empty list.
  const isKept = kept.list === list && (kept.page.rows.length > 0 || latest.rows.length === 0);
  if (!isKept) setKept({ list, page: latest });
  const { rows, next } = isKept ? kept.page : latest;

  const byKey = new Map(latest.rows.map((row) => [getEntryKey(row), row]));
  const known = new Set(rows.map(getEntryKey));
  const lastKnown = latest.rows.findLastIndex((row) => known.has(getEntryKey(row)));
  const isMany = lastKnown === -1 && latest.rows.length > 0;
  const before = isMany ? latest.rows : latest.rows.slice(0, lastKnown + 1);
  return {
    page: { rows: rows.map((row) => byKey.get(getEntryKey(row)) ?? row), next },
    newCount: before.filter((row) => !known.has(getEntryKey(row))).length,
    isMany,
    showNew: () => setKept({ list, page: latest }),
  };
}
