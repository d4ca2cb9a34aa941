const decimal = /^\d+(?:\.(\d+))?$/;
const mostWholeDigits = 15;

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
  if (value.split(".")[0]!.length > mostWholeDigits) return "amount too large";
  return null;
}

/** A checked amount in minor units: `("12.5", 2)` is 1250n. Throws on anything `checkAmount` refuses. */
export function parseMinorUnits(amount: string, digits: number): bigint {
  const refusal = checkAmount(amount, digits);
  if (refusal) throw new RangeError(`${amount}: ${refusal}`);
  const [whole, fraction = ""] = amount.split(".");
  return BigInt(whole + fraction.padEnd(digits, "0"));
}
