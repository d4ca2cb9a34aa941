/** Errors for the log: enough to find the cause, nothing that opens a door or that a customer has said. */
import { inspect } from "node:util";

/** Prints what failed and why. */
export function reportError(what: string, error: unknown): void {
  console.error(`${what}: ${describeError(error)}`);
}

/** Of a database's error only what names the place: its detail quotes rows, its context quotes lines being copied. */
const told = ["code", "severity", "schema", "table", "column", "constraint", "routine"] as const;

/** Stack and causes of an error, without secrets. */
export function describeError(error: unknown): string {
  return maskSecrets(describe(error, 0));
}

const deepestCause = 4;

function describe(error: unknown, depth: number): string {
  if (!(error instanceof Error)) return inspect(error, { depth: 1, breakLength: Infinity });
  const known = told.flatMap((name) => {
    const value: unknown = name in error ? error[name as keyof typeof error] : undefined;
    return typeof value === "string" && value !== "" ? [`${name} ${value}`] : [];
  });
  const text = `${error.stack ?? error.message}${known.length > 0 ? ` (${known.join(", ")})` : ""}`;
  if (depth === deepestCause) return text;
  const causes = error instanceof AggregateError ? (error.errors as unknown[]) : [];
  if (error.cause !== undefined) causes.push(error.cause);
  return [text, ...causes.map((cause) => describe(cause, depth + 1))].join("\n  caused by ");
}

const masks: readonly [RegExp, string][] = [
  // Passwords in addresses, also such as break the address by what they contain.
  [/([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'@]*:[^\s"']*@/gi, "$1***@"],
  [/([?&](?:password|token|secret|key|code|state|client_secret)=)[^\s&#"']+/gi, "$1***"],
  [/(\b(?:bearer|basic)\s+)[\w.~+/=-]+/gi, "$1***"],
  [/((?:^|[\s"'{,])(?:set-)?cookie["']?\s*[:=]\s*).*/gim, "$1***"],
  [
    /((?:password|passwd|secret|(?:api|privacy|private)_?key|authorization)["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;}]+)/gi,
    "$1***",
  ],
  // One-time links, wherever they lead.
  [/(\/(?:choose-password|invitation|accept|reset)[\w-]*\/)[\w.~-]+/gi, "$1***"],
];

/** The text with passwords, keys, cookies and one-time links replaced by `***`. */
export function maskSecrets(text: string): string {
  return masks.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}
