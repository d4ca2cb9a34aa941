/** A store that comes to be with its first mapping: what is proposed for it. */
import type { Sample } from "./sample.ts";

export type NewStore = {
  name: string;
  /** What files and programs call it by: letters, digits, `.`, `_` and `-`. */
  key: string;
  /** IANA. */
  timezone: string;
  currency: string | null;
};

const chineseZones = /^(?:Asia\/(?:Shanghai|Chongqing|Harbin|Urumqi|Taipei|Hong_Kong|Macau|Singapore)|PRC)$/;
const currencies: Readonly<Record<string, string>> = {
  "Asia/Taipei": "TWD",
  "Asia/Hong_Kong": "HKD",
  "Asia/Macau": "MOP",
  "Asia/Singapore": "SGD",
};

/** Columns in Chinese are of a place where Chinese is spoken. */
export const isChineseZone = (zone: string): boolean => chineseZones.test(zone);
export const hasChineseColumns = ({ columns }: Pick<Sample, "columns">): boolean =>
  columns.some((column) => /\p{Script=Han}/u.test(column));

/** `here` is the zone of whoever maps the file. */
export function proposeStore(sample: Pick<Sample, "columns">, here: string): NewStore {
  if (!hasChineseColumns(sample)) return { name: "", key: "", timezone: here, currency: null };
  const timezone = isChineseZone(here) ? here : "Asia/Shanghai";
  return { name: "", key: "", timezone, currency: currencies[timezone] ?? "CNY" };
}

/** A key nobody has, after the name, or after the platform where the name has no Latin letter. */
export function proposeKey(name: string, source: string, taken: readonly string[]): string {
  const slug = (text: string) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 64);
  const base = slug(name) || (source === "mapped" ? "" : slug(source)) || "store";
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}-${number}`)) number += 1;
  return `${base}-${number}`;
}
