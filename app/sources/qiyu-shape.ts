/** What Qiyu's formats share. */
import { parseSafely } from "./orders/exact-json.ts";
import { isFields, readText, type Fields } from "./orders/fields.ts";
import type { DefaultStore } from "./source-adapter.ts";

export const qiyuStore: DefaultStore = {
  key: "qiyu",
  name: "网易七鱼",
  timezone: "Asia/Shanghai",
  currency: "CNY",
  locale: "zh-CN",
  platform: "qiyu",
};

/** What a field says in JSON, which may be a text with JSON in it; undefined where it is none. */
export function readInner(fields: Fields, place: string): unknown {
  const value = fields[place];
  if (typeof value !== "string") return value;
  if (!/^\s*[[{]/.test(value)) return undefined;
  try {
    return parseSafely(value);
  } catch {
    return undefined;
  }
}

/** A number that counts: 0 and -1 stand for none. */
export function readPositive(fields: Fields, place: string): string | null {
  const text = readText(fields, place);
  return text === null || /^(?:0|-\d+)$/.test(text) ? null : text;
}

export function listInner(fields: Fields, place: string): Fields[] {
  const value = readInner(fields, place);
  return Array.isArray(value) ? value.filter(isFields) : [];
}
