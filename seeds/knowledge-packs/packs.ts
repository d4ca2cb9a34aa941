/** Base packs: what every shop is asked, with answers that hold for any; entries begin with `base-`. */
import enAccounts from "./en/accounts.json" with { type: "json" };
import enDelivery from "./en/delivery.json" with { type: "json" };
import enGoods from "./en/goods.json" with { type: "json" };
import enMoney from "./en/money.json" with { type: "json" };
import enReturns from "./en/returns.json" with { type: "json" };
import zhAccounts from "./zh/accounts.json" with { type: "json" };
import zhDelivery from "./zh/delivery.json" with { type: "json" };
import zhGoods from "./zh/goods.json" with { type: "json" };
import zhMoney from "./zh/money.json" with { type: "json" };
import zhReturns from "./zh/returns.json" with { type: "json" };

export type PackEntry = {
  entry: string;
  topic: string;
  question: string;
  variants: string[];
  answer: string;
};

export const packIds = ["zh", "en"] as const;
export type PackId = (typeof packIds)[number];

const files: Record<PackId, readonly { entries: PackEntry[] }[]> = {
  zh: [zhDelivery, zhReturns, zhMoney, zhGoods, zhAccounts],
  en: [enDelivery, enReturns, enMoney, enGoods, enAccounts],
};

export function listPackEntries(pack: PackId): PackEntry[] {
  return files[pack].flatMap(({ entries }) => entries);
}
