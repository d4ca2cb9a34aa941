/** What the shops sell: two hundred products a product line, with prices in each currency. Amounts are minor units. */
import type { Random } from "../random.ts";
import type { Currency, Language } from "../stores.ts";
import type { Line } from "../topics.ts";
import { wordings } from "../wording/languages.ts";

export type OrderItem = { product: string; name: string; quantity: number; amountMinor: number };

const productCount = 200;

/** Fen; a product's place in the catalogue decides which of them is its price. */
const tiers: Record<Line, readonly number[]> = {
  apparel: [5900, 7900, 9900, 12900, 15900, 19900, 23900, 29900, 39900, 59900, 89900],
  electronics: [3900, 6900, 9900, 14900, 19900, 29900, 39900, 59900, 89900, 129900, 199900],
};

/** Prices end as shop windows have them: 259.00 NTD in tens of dollars, 8.99 USD, 8.95 EUR. */
const convert: Record<Currency, (fen: number) => number> = {
  CNY: (fen) => fen,
  TWD: (fen) => Math.round((fen * 4.4) / 1000) * 1000,
  USD: (fen) => Math.max(9, Math.round(fen / 650)) * 100 - 1,
  EUR: (fen) => Math.max(9, Math.round(fen / 700)) * 100 - 5,
};

/** Postage, and the amount from which there is none. */
const postage: Record<Currency, { minor: number; freeFrom: number }> = {
  CNY: { minor: 800, freeFrom: 9900 },
  TWD: { minor: 6000, freeFrom: 99000 },
  USD: { minor: 595, freeFrom: 5000 },
  EUR: { minor: 690, freeFrom: 5000 },
};

export function getPrice(product: string, line: Line, currency: Currency): number {
  const list = tiers[line];
  return convert[currency](list[scatter(product) % list.length]!);
}

/** What it is and its number in the catalogue. */
export function nameProduct(product: string, line: Line, language: Language): string {
  const names = wordings[language].items[line];
  return `${names[scatter(product) % names.length]!} ${product.slice(2)}`;
}

const scatter = (product: string) => Math.imul(Number(product.slice(2)), 0x9e3779b1) >>> 8;

/** A few products are bought far more often than most. */
function pickProduct(random: Random): string {
  return `p-${1000 + Math.floor(productCount * random.next() ** 2.2)}`;
}

/** Where the basket is filled. */
export type Shelf = { line: Line; language: Language; currency: Currency; discount: number };
export type Basket = { items: OrderItem[]; amountMinor: number };

/** Fills a basket, with the products wanted first; `discount` is in per cent of every price. */
export function fillBasket(
  random: Random,
  { line, language, currency, discount }: Shelf,
  wanted: readonly string[],
): Basket {
  const more = wanted.length > 0 ? random.pickIndex([6, 3, 1]) : 1 + random.pickIndex([6, 3, 1]);
  const products = new Set(wanted);
  for (let index = 0; index < more; index += 1) products.add(pickProduct(random));
  const items = [...products].map((product) => {
    const quantity = 1 + random.pickIndex([12, 2, 0.5]);
    const full = getPrice(product, line, currency) * quantity;
    const amountMinor = Math.round((full * (100 - discount)) / 100);
    return { product, name: nameProduct(product, line, language), quantity, amountMinor };
  });
  const goods = items.reduce((sum, item) => sum + item.amountMinor, 0);
  const { minor, freeFrom } = postage[currency];
  return { items, amountMinor: goods < freeFrom ? goods + minor : goods };
}
