const dayMs = 86_400_000n;
const serial = /^(\d{1,7})(?:\.(\d{1,17}))?(?:E-?\d+)?$/i;
/** The day 0 of spreadsheets, which believe in 29 February 1900; from March 1900 on both counts agree. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/**
 * A spreadsheet's day number, `45962.4166666667`, as `2025-11-01 10:00:00`, rounded to the second without ever being a float.
 * Null for what is none. A number below 1 is a clock without a day, `10:00:00`.
 */
export function writeSerialTime(text: string, epoch: keyof typeof epochs): string | null {
  const match = serial.exec(text);
  if (!match || /e/i.test(text)) return null;
  const [, days = "0", fraction = ""] = match;
  const scale = 10n ** BigInt(fraction.length);
  const ms = (BigInt(fraction === "" ? "0" : fraction) * dayMs + scale / 2n) / scale;
  const seconds = (ms + 500n) / 1000n;
  const at = new Date(epochs[epoch] + Number(days) * Number(dayMs) + Number(seconds) * 1000);
  if (Number.isNaN(at.getTime())) return null;
  const [day = "", clock = ""] = at.toISOString().slice(0, 19).split("T");
  return days === "0" && seconds < 86_400n ? clock : `${day} ${clock}`;
}
