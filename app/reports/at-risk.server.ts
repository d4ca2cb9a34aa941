/** Inquiries at risk as a work list: who asked, has not bought, and can still be won. */
import type { Principal } from "#app/access/principal.ts";
import { recogniseCustomerKind } from "#app/facts/wording.ts";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import type { Db } from "#db/connection.ts";
import { answerSales } from "#db/queries/answer-sales.ts";
import { listAtRisk, readLastWords, type AtRiskRow, type LastWords } from "#db/queries/list-at-risk.ts";
import { readWorths, weighInquiry } from "./inquiry-worth.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { describeCustomer, type SeenCustomer } from "./sales-list-entry.ts";
import { mayListSales } from "./sales-list.server.ts";
import { buildSalesFrame } from "./sales-selection.ts";

/** Times in epoch ms; the value is a decimal of the currency. */
export type AtRiskEntry = Omit<AtRiskRow, "storeId" | "customer"> &
  SeenCustomer & {
    /** Until the window is over, as far as the store's data reaches. */
    leftMs: number;
    /** How likely somebody who has waited so long still buys, and what that is worth; null without enough data. */
    chance: number | null;
    value: string | null;
    currency: string | null;
    lastWords: string | null;
  };

export type AtRiskReport = {
  figure: SalesFigure;
  /** Those with the least time left and the most valuable ones, the least time first. */
  entries: AtRiskEntry[];
};

type Reading = { db: Db; principal: Principal | null; privacyKey: string };

const mostLookedAt = 2_000;
const mostShown = 12;
/** Of what a customer said last, how much is looked through for more than thanks. */
const mostHeard = 5;

/** Null for those who see no single customers. */
export async function loadAtRiskReport(
  { db, principal, privacyKey }: Reading,
  frame: PageFrame,
): Promise<AtRiskReport | null> {
  if (!mayListSales(principal)) return null;
  const { selection } = buildSalesFrame(frame);
  const [rows, [answer], worths] = await Promise.all([
    listAtRisk(db, selection, mostLookedAt),
    answerSales(db, ["at_risk"], selection, []),
    readWorths(db, selection),
  ]);
  const reaches = new Map(frame.stores.map(({ key, dataThrough }) => [key, dataThrough]));
  const weighed = rows.map((row) => {
    const reach = reaches.get(row.storeKey) ?? row.startedAt;
    return {
      row,
      leftMs: row.endsAt - reach,
      ...weighInquiry(worths.get(row.storeKey), reach - row.startedAt),
    };
  });
  const worthiest = new Set(pickWorthiest(weighed));
  const shown = weighed.filter((one, place) => place < mostShown || worthiest.has(one));
  const words = await readLastWords(
    db,
    shown.map(({ row }) => row),
    mostHeard,
  );
  const context = { privacyKey, zones: new Map(frame.stores.map(({ key, timezone }) => [key, timezone])) };
  return {
    figure: answer?.figures.at_risk ?? { value: null },
    entries: shown.map(({ row, ...estimate }) => {
      const { storeId: _store, customer: _, ...rest } = row;
      const lastWords = pickWords(
        words.filter(({ conversationId }) => conversationId === row.conversationId),
      );
      return { ...rest, ...describeCustomer(row, context), ...estimate, lastWords };
    }),
  };
}

/** What they asked last; mere thanks or a goodbye only of those who said nothing else. */
function pickWords(words: readonly LastWords[]): string | null {
  const newest = words.toSorted((a, b) => b.at - a.at);
  const asked = newest.find(({ text }) => recogniseCustomerKind(text) === "question");
  return (asked ?? newest[0])?.text ?? null;
}

type Valued = { value: string | null; currency: string | null };

/** Of each currency: amounts of different ones have no order. */
function pickWorthiest<Row extends Valued>(rows: readonly Row[]): Row[] {
  const currencies = new Set(rows.map(({ currency }) => currency));
  return [...currencies].flatMap((currency) =>
    rows
      .filter((row) => row.value !== null && row.currency === currency)
      .toSorted((a, b) => Number(b.value) - Number(a.value))
      .slice(0, mostShown),
  );
}
