/** Exact decimals as platforms write amounts: from text, to text, never a float. */
import { countMinorDigits } from "#app/money/currency.ts";

export type Decimal = { units: bigint; scale: number };

const written = /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?$/;

export const zero: Decimal = { units: 0n, scale: 0 };

export function parseDecimal(text: string): Decimal | null {
  const match = written.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", fraction = ""] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === "-" ? -units : units, scale: fraction.length };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: rescale(a, scale) + rescale(b, scale), scale };
}

export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

function rescale({ units, scale }: Decimal, to: number): bigint {
  return units * 10n ** BigInt(to - scale);
}

/**
 * The amount with as many decimals as its currency has, as far as only zeros are added or left out: 1000.00 JPY is "1000". With
 * an unknown currency all zeros at the end go.
 */
export function writeDecimal({ units, scale }: Decimal, currency: string | null): string {
  const digits = currency === null ? 0 : countMinorDigits(currency);
  const text = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = text.slice(0, text.length - scale);
  const fraction = text
    .slice(text.length - scale)
    .replace(/0+$/, "")
    .padEnd(digits, "0");
  return `${units < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Whether an amount can be told in whole minor units of its currency, and is none below zero. */
export function fitsCurrency(amount: Decimal, currency: string): boolean {
  if (amount.units < 0n) return false;
  const text = writeDecimal(amount, currency);
  return (text.split(".")[1]?.length ?? 0) <= countMinorDigits(currency);
}
