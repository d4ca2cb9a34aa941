const decimal = /^\d+(?:\.(\d+))?$/;
/** Of an amount in minor units: whatever reads it as a number keeps it whole (2^53 has sixteen). */
const mostDigits = 15;

/**
 * Why a value is not an amount of at most `digits` decimals, or null when it is one.
 * An amount is a decimal string without sign, exponent or separators: "12.50".
 */
export function checkAmount(value: unknown, digits: number): string | null {
  if (value === undefined || value === null) return "is missing";
  if (typeof value !== "string") return "not a decimal string: send amounts as text";
  const match = decimal.exec(value);
  if (!match) return /^-\d+(\.\d+)?$/.test(value) ? "negative amount" : "not a decimal amount";
  if ((match[1]?.length ?? 0) > digits) return "more decimals than the currency has";
  if (value.split(".")[0]!.length > mostDigits - digits) return "amount too large";
  return null;
}

/** A checked amount in minor units: `("12.5", 2)` is 1250n. Throws on anything `checkAmount` refuses. */
export function parseMinorUnits(amount: string, digits: number): bigint {
  const refusal = checkAmount(amount, digits);
  if (refusal) throw new RangeError(`${amount}: ${refusal}`);
  const [whole, fraction = ""] = amount.split(".");
  return BigInt(whole + fraction.padEnd(digits, "0"));
}

/**
 * An amount in minor units of a currency that was not known when it was checked; decimals the currency does not have are
 * rounded, a half away from zero.
 */
export function roundToMinorUnits(amount: string, digits: number): bigint {
  const [whole, fraction = ""] = amount.split(".");
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  return (fraction[digits] ?? "0") >= "5" ? kept + 1n : kept;
}

/** Minor units as the decimal an event would hold: `(1250n, 2)` is "12.50". */
export function formatMinorUnits(minor: bigint, digits: number): string {
  const sign = minor < 0n ? "-" : "";
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  return digits === 0 ? `${sign}${text}` : `${sign}${whole}.${text.slice(-digits)}`;
}
