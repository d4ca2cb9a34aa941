/** What no stored text may hold, looked for in every string of a record, keys included. */

const deepest = 64;

/** Why Postgres could not keep this text as it is, or null. */
export function checkText(text: string): string | null {
  if (text.includes("\0")) return "contains NUL (U+0000)";
  return text.isWellFormed() ? null : "contains half a surrogate pair";
}

/**
 * Why a JSON value could not be kept exactly, or null: text as `checkText`, integers beyond 2^53
 * (JSON.parse has already lost their last digits), nesting too deep to be written out again.
 */
export function checkValue(value: unknown, depth = 1): string | null {
  if (typeof value === "string") return checkText(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) return "number out of range";
    return Number.isInteger(value) && !Number.isSafeInteger(value)
      ? "integer beyond 2^53 loses digits: send it as a string"
      : null;
  }
  if (typeof value !== "object" || value === null) return null;
  if (depth > deepest) return `nested deeper than ${deepest} levels`;
  if (Array.isArray(value)) {
    for (const item of value) {
      const refusal = checkValue(item, depth + 1);
      if (refusal) return refusal;
    }
    return null;
  }
  for (const [key, item] of Object.entries(value)) {
    const refusal = checkText(key) ?? checkValue(item, depth + 1);
    if (refusal) return refusal;
  }
  return null;
}
