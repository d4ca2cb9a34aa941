/** Money as each language writes it: exact decimals in, no rounding on the way. */
import { countMinorDigits } from "#app/money/currency.ts";
import type { Locale } from "./locale.ts";

/** The two that share a sign, so that neither is taken for the other. */
const ownSigns: Readonly<Record<string, string>> = { CNY: "¥", JPY: "JP¥" };

const formats = new Map<string, Intl.NumberFormat>();

/** "1234.5" of CNY is ¥1,234.50. */
export function formatMoney(locale: Locale, amount: string, currency: string): string {
  const digits = countMinorDigits(currency);
  return write(locale, amount, currency, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** For charts and crowded places: ¥12.3万. */
export function formatCompactMoney(locale: Locale, amount: string | number, currency: string): string {
  // Left to themselves, Node writes ¥11.0万 and browsers ¥11万.
  const digits = { minimumFractionDigits: 0, maximumFractionDigits: 1 };
  return write(locale, String(amount), currency, { notation: "compact", ...digits });
}

function write(locale: Locale, amount: string, currency: string, options: Intl.NumberFormatOptions): string {
  const key = `${locale} ${currency} ${options.notation ?? ""}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: "currency", currency, ...options });
    formats.set(key, format);
  }
  return format
    .formatToParts(amount as Intl.StringNumericLiteral)
    .map(({ type, value }) => (type === "currency" ? (ownSigns[currency] ?? value) : value))
    .join("");
}
