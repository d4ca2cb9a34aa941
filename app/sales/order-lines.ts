/** What of an order's amount is for which product; what SQL does for millions (db/rollup/product-rollup.ts) is held to this. */

export type OrderItem = { product: string; quantity: number; amountMinor: bigint | null };

/**
 * A product of the order, or what its amount is above all items (shipping, taxes, items without an amount) or below them (a
 * discount on the whole order, negative). Nothing is apportioned: a share of the shipping is nobody's price.
 */
export type OrderLine =
  | { line: "item"; product: string; pieces: number; minor: bigint }
  | { line: "above" | "below"; minor: bigint };

/** Lines in minor units that add up to the amount; a product has one, however many items it is on. */
export function splitOrder(amountMinor: bigint, items: readonly OrderItem[] | null): OrderLine[] {
  const products = new Map<string, { pieces: number; minor: bigint }>();
  for (const { product, quantity, amountMinor: minor } of items ?? []) {
    const known = products.get(product) ?? { pieces: 0, minor: 0n };
    products.set(product, { pieces: known.pieces + quantity, minor: known.minor + (minor ?? 0n) });
  }
  const lines = [...products].map(([product, sums]): OrderLine => ({ line: "item", product, ...sums }));
  const rest = lines.reduce((left, { minor }) => left - minor, amountMinor);
  if (rest === 0n) return lines;
  return [...lines, { line: rest > 0n ? "above" : "below", minor: rest }];
}
