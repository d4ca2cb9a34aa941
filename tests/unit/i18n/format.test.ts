import { describe, expect, test } from "vitest";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import { createFormat } from "#app/i18n/format.ts";
import { locales, type Locale } from "#app/i18n/locale.ts";
import { createTranslate } from "#app/i18n/translate.ts";

const formatOf = (locale: Locale) => createFormat(locale, createTranslate(locale, catalogues[locale]));
const [en, cn, tw] = locales.map(formatOf) as [
  ReturnType<typeof formatOf>,
  ReturnType<typeof formatOf>,
  ReturnType<typeof formatOf>,
];

describe("numbers", () => {
  test("counts are grouped, long ones shortened by ten thousands in Chinese", () => {
    expect(en.count(8412)).toBe("8,412");
    expect(en.compact(1_234_567)).toBe("1.2M");
    expect(cn.compact(123_456)).toBe("12.3万");
    expect(tw.compact(123_456)).toBe("12.3萬");
    expect(cn.compact(321_000_000)).toBe("3.2亿");
  });

  test("shares have one decimal and the sign each language sets", () => {
    expect(en.share(0.36)).toBe("36.0\u202f%");
    expect(cn.share(0.36)).toBe("36.0%");
    expect(en.bareShare(0.0625)).toBe("6.3");
  });

  test("changes have no sign: points for shares, percent for the rest", () => {
    expect(en.change("share", -0.021)).toBe("2.1 pt");
    expect(cn.change("share", 0.021)).toBe("2.1 个点");
    expect(en.change("count", -0.25)).toBe("25.0\u202f%");
    expect(en.change("count", 1.125)).toBe("113\u202f%");
    expect(en.change("seconds", 126.87)).toBe(">\u202f999\u202f%");
  });
});

describe("money", () => {
  test("is exact, with the decimals of its currency, and no two currencies share a sign", () => {
    expect(en.money("1234567890123.45", "CNY")).toBe("¥1,234,567,890,123.45");
    expect(cn.money("199", "CNY")).toBe("¥199.00");
    expect(tw.money("199.5", "TWD")).toBe("$199.50");
    expect(en.money("-12000", "JPY")).toBe("-JP¥12,000");
    expect(cn.money("0.125", "KWD")).toBe("KWD\u00a00.125");
    expect(cn.money("8.5", "USD")).toBe("US$8.50");
  });

  test("is shortened by ten thousands in Chinese", () => {
    expect(en.compactMoney("1234567.89", "CNY")).toBe("¥1.2M");
    expect(cn.compactMoney("1234567.89", "CNY")).toBe("¥123.5万");
    expect(tw.compactMoney(321_000_000, "CNY")).toBe("¥3.2億");
  });
});

describe("durations", () => {
  test("are said in the two largest units that matter", () => {
    expect(en.duration(38)).toBe("38 s");
    expect(cn.duration(38)).toBe("38 秒");
    expect(en.duration(370)).toBe("6 min 10 s");
    expect(en.duration(360)).toBe("6 min");
    expect(en.duration(1.66)).toBe("1.7 s");
    expect(en.duration(59.7)).toBe("1 min");
    expect(en.duration(2_900)).toBe("48 min");
    expect(en.duration(3_599.6)).toBe("1.0 h");
    expect(en.duration(38_940)).toBe("10.8 h");
    expect(tw.duration(90_000)).toBe("25.0 小時");
    expect(tw.duration(176_400)).toBe("2.0 天");
  });
});

describe("days and times", () => {
  test("days read as each language writes them", () => {
    expect(en.day("2026-11-17")).toBe("17 Nov");
    expect(cn.day("2026-11-17")).toBe("11月17日");
    expect(en.longDay("2026-11-17")).toBe("17 Nov 2026");
  });

  test("ranges of days name the year unless it goes without saying", () => {
    const autumn = { from: "2025-10-19", to: "2025-11-17" };
    expect(en.dayRange(autumn, "2025-11-18")).toBe("19 Oct – 17 Nov");
    expect(en.dayRange(autumn, "2026-11-18")).toBe("19 Oct – 17 Nov 2025");
    expect(en.dayRange(autumn, null)).toBe("19 Oct – 17 Nov 2025");
    expect(cn.dayRange(autumn, "2026-11-18")).toBe("2025年10月19日 – 11月17日");
    expect(tw.dayRange(autumn, "2025-11-18")).toBe("10月19日 – 11月17日");
    const winter = { from: "2025-12-30", to: "2026-01-02" };
    expect(en.dayRange(winter, "2026-11-18")).toBe("30 Dec 2025 – 2 Jan 2026");
    expect(en.dayRange({ from: "2026-11-11", to: "2026-11-11" }, "2026-11-18")).toBe("11 Nov 2026");
  });

  test("instants are told on the clock of the store", () => {
    const noon = Date.UTC(2026, 10, 17, 6, 32, 5);
    expect(en.dateTime(noon, "Asia/Shanghai")).toMatch(/17 Nov 2026.*14:32/);
    expect(en.dateTime(noon, "America/New_York")).toMatch(/17 Nov 2026.*01:32/);
    expect(en.clock(noon, "Asia/Shanghai")).toBe("14:32:05");
  });

  test("hours of the day are ranges", () => {
    expect(en.hour(9)).toBe("09:00–10:00");
    expect(en.hour(23)).toBe("23:00–00:00");
  });
});

describe("texts", () => {
  test("put grouped numbers into placeholders and choose plurals", () => {
    const t = createTranslate("en", catalogues.en);
    expect(t("stores.subtitle", { count: 1, conversations: 2640 })).toMatch(
      /^1 store, 2,640 conversations\./,
    );
    expect(t("stores.subtitle", { count: 12, conversations: 1 })).toMatch(/^12 stores, 1 conversations\./);
  });
});
