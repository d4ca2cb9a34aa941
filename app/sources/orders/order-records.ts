/** The wire records of orders and refunds, the same for every shop. */
import { fitsCurrency, writeDecimal, type Decimal } from "./decimal.ts";
import type { WireRecord } from "../source-adapter.ts";

/** Where the records of a file belong. */
export type Shop = { store: string; source: string };

export type Item = { product: string | null; quantity: Decimal | null; amount: Decimal | null };

export type Order = {
  id: string;
  /** Null where the shop does not say: such an order has a customer of its own, whom no conversation knows. */
  customer: string | null;
  createdAt: number;
  paidAt: number | null;
  amount: Decimal;
  currency: string;
  status: string | null;
  items: readonly Item[];
  /** When the record was true: of two tellings the later one stays, whichever comes first. */
  version: number | null;
  /** What else is worth keeping; nothing that tells of a person. */
  extra?: Record<string, unknown>;
};

export type Refund = {
  id: string;
  order: string;
  at: number;
  amount: Decimal;
  currency: string | null;
  reason?: string | null;
  version: number | null;
  /** The shop says that there was a refund, not when; or that there was one, not how much. */
  isInferred?: boolean;
};

/** A record without the fields that say nothing. */
function drop(record: Record<string, unknown>): WireRecord {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== null && value !== undefined),
  );
}

export function writeOrder(shop: Shop, order: Order): WireRecord {
  const { id, customer, createdAt, paidAt, amount, currency, status, version, extra } = order;
  const items = order.items.flatMap((item) => writeItem(item, currency));
  return drop({
    ...extra,
    type: "order",
    ...shop,
    id,
    customer: customer ?? `order ${id}`,
    customer_unknown: customer === null ? true : null,
    created_at: createdAt,
    paid_at: paidAt,
    amount: writeDecimal(amount, currency),
    currency,
    status,
    items: items.length === 0 ? null : items,
    version,
  });
}

/** An item's amount is that of all its pieces; one that is no whole number of minor units is left out, not rounded. */
function writeItem({ product, quantity, amount }: Item, currency: string): Record<string, unknown>[] {
  if (product === null || quantity === null || quantity.units <= 0n) return [];
  const told = amount !== null && fitsCurrency(amount, currency) ? writeDecimal(amount, currency) : null;
  return [drop({ product, quantity: Number(writeDecimal(quantity, null)), amount: told })];
}

export function writeRefund(shop: Shop, refund: Refund): WireRecord {
  const { id, order, at, amount, currency, reason = null, version, isInferred = false } = refund;
  return drop({
    type: "refund",
    ...shop,
    id,
    order,
    at,
    amount: writeDecimal(amount, currency),
    reason,
    version,
    at_inferred: isInferred ? true : null,
  });
}

/** Below every version that is a time, and in the order of the times. */
function below(version: number): number {
  return version - 8.64e15;
}

/**
 * All refunds of an order as one, where an export tells only their sum. It has an id of its own, and gives way to the single
 * refunds of the platform's other export or API (`replaceSum`), whichever of the two is imported first.
 */
export function writeRefundSum(
  shop: Shop,
  refund: Omit<Refund, "id" | "version"> & { version: number },
): WireRecord {
  return writeRefund(shop, { ...refund, id: sumId(refund.order), version: below(refund.version) });
}

/** Takes the sum back where single refunds are known: the same event with nothing in it. */
export function replaceSum(shop: Shop, order: string, at: number, version: number): WireRecord {
  return writeRefund(shop, {
    ...{ id: sumId(order), order, at, version, currency: null },
    amount: { units: 0n, scale: 0 },
  });
}

function sumId(order: string): string {
  return `${order}-refunded`;
}

/**
 * The version of a refund whose time can only be guessed from a state of its order: it gives way to one that is told with its
 * time, and of several states the earliest, which is nearest to the refund, stays.
 */
export function guessedVersion(seenAt: number): number {
  return -seenAt;
}
