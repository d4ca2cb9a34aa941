/** Rows that are one order each. */
import { countMinorDigits } from "#app/money/currency.ts";
import { parseDecimal, type Decimal } from "#app/sources/orders/decimal.ts";
import { FieldFault, type Fields } from "#app/sources/orders/fields.ts";
import { nameCustomer } from "#app/sources/orders/name-customer.ts";
import { writeOrder, writeRefundSum, type Shop } from "#app/sources/orders/order-records.ts";
import type { SourceOutput } from "#app/sources/source-adapter.ts";
import { openRow, type MappedRow } from "./mapped-row.ts";
import type { Mapping } from "./mapping.ts";
import type { RowReader } from "./message-rows.ts";

const one: Decimal = { units: 1n, scale: 0 };
/** Signs of currencies and marks between thousands. */
const adornment = /[\s¥￥$€£,，]|元$/g;

function readMoney(row: MappedRow, field: "amount" | "refunded", shift: number): Decimal | null {
  const text = row.text(field);
  if (text === null) return null;
  const amount = parseDecimal(text.replace(adornment, ""));
  if (!amount) throw new FieldFault(row.name(field), "not a decimal amount");
  if (amount.units < 0n) throw new FieldFault(row.name(field), "negative amount");
  return { ...amount, scale: amount.scale + shift };
}

/** A refund is known as the sum of its order only, at the last time the row tells, which is marked as inferred. */
export function openOrderRows(mapping: Mapping, shop: Shop, storeCurrency: string | null): RowReader {
  function read(fields: Fields, line: number): SourceOutput[] {
    const row = openRow(fields, mapping);
    const id = row.requireId("id");
    const createdAt = row.requireTime("created");
    const paidAt = row.time("paid");
    const currency = row.text("currency") ?? mapping.currency ?? storeCurrency;
    if (currency === null) throw new FieldFault(row.name("currency"), "is missing");
    const shift = mapping.isMinor ? countMinorDigits(currency) : 0;
    const amount = readMoney(row, "amount", shift);
    if (!amount) throw new FieldFault(row.name("amount"), "is missing");
    const product = row.text("product");
    const count = row.text("quantity");
    const quantity = count === null ? one : parseDecimal(count);
    if (!quantity) throw new FieldFault(row.name("quantity"), "must be a number");
    const told = row.id("customer");
    const version = Math.max(createdAt, paidAt ?? 0);
    const order = writeOrder(shop, {
      ...{ id, createdAt, paidAt, amount, currency, version },
      customer: told === null ? null : nameCustomer(told),
      status: row.text("status"),
      items: product === null ? [] : [{ product, quantity, amount: null }],
    });
    const refunded = readMoney(row, "refunded", shift);
    const hasRefund = paidAt !== null && refunded !== null && refunded.units > 0n;
    const refund = {
      order: id,
      at: version,
      amount: refunded ?? amount,
      currency,
      version,
      isInferred: true,
    };
    return [order, ...(hasRefund ? [writeRefundSum(shop, refund)] : [])].map((record) => ({ line, record }));
  }

  return { read, end: () => [] };
}
