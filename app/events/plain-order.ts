/** The short way for orders, as `plain-message.ts` is for messages. */
import { checkAmount } from "#app/money/amount.ts";
import { isCurrency, mostMinorDigits } from "#app/money/currency.ts";
import type { OrderEvent } from "./canonical-event.ts";
import { buildOrder } from "./parse-build.ts";
import { plainFields, readId, readInstant, readLabel, readPlainFields, readText } from "./plain-fields.ts";
import type { PlainDefaults } from "./plain-text.ts";

type Item = { product: string; name?: string | null; quantity: number; amount?: string | null };

const readAmount = (value: unknown) => (checkAmount(value, mostMinorDigits) === null ? value : undefined);
const readCurrency = (value: unknown) => (typeof value === "string" && isCurrency(value) ? value : undefined);
const readItems = (value: unknown) => (Array.isArray(value) && value.every(isPlainItem) ? value : undefined);

const fields = plainFields(
  { customer: readId, created_at: readInstant, amount: readAmount, currency: readCurrency },
  { paid_at: readInstant, status: readLabel, items: readItems },
);

/** The event of a record that is plainly an order in the wire format; undefined when it takes a closer look. */
export function readPlainOrder(
  record: Readonly<Record<string, unknown>>,
  defaults: PlainDefaults,
  now: number,
): OrderEvent | undefined {
  const read = {
    store: defaults.store ?? "",
    source: defaults.source ?? "api",
    id: "",
    customer: "",
    created_at: NaN,
    paid_at: null,
    amount: "",
    currency: "",
    status: null,
    items: null as Item[] | null,
  };
  if (!readPlainFields(record, fields, read, now)) return undefined;
  const { store, source, id, customer, created_at, amount, currency } = read;
  if (store === "" || id === "" || customer === "" || Number.isNaN(created_at)) return undefined;
  if (amount === "" || currency === "") return undefined;
  const built = buildOrder(read, { store, source, id, version: null, extra: null });
  return "type" in built ? built : undefined;
}

/** Whether a product of an order has what sales count, and nothing else. */
function isPlainItem(value: unknown): value is Item {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const item = value as Record<string, unknown>;
  for (const name in item) {
    if (name !== "product" && name !== "name" && name !== "quantity" && name !== "amount") return false;
  }
  const { product, name = null, quantity, amount = null } = item;
  if (readId(product, 0) === undefined || !isPlainQuantity(quantity)) return false;
  if (name !== null && readText(name, 0) === undefined) return false;
  return amount === null || readAmount(amount) !== undefined;
}

function isPlainQuantity(value: unknown): boolean {
  if (typeof value !== "number" || !Number.isFinite(value) || value <= 0) return false;
  return !Number.isInteger(value) || Number.isSafeInteger(value);
}
