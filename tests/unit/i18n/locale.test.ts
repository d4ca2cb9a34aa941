import { describe, expect, test } from "vitest";
import { findLocale, negotiateLocale } from "#app/i18n/locale.ts";

describe("the language of a request", () => {
  test("follows the script of a tag, then its region", () => {
    expect(findLocale("zh")).toBe("zh-CN");
    expect(findLocale("zh-Hans-HK")).toBe("zh-CN");
    expect(findLocale("zh-Hant")).toBe("zh-TW");
    expect(findLocale("zh_HK")).toBe("zh-TW");
    expect(findLocale("en-GB")).toBe("en");
    expect(findLocale("fr")).toBeUndefined();
    expect(findLocale("eng")).toBeUndefined();
  });

  test("is the heaviest one we speak", () => {
    expect(negotiateLocale("fr;q=1, zh-TW;q=0.8, en;q=0.5")).toBe("zh-TW");
    expect(negotiateLocale("en;q=0.3,zh-CN;q=0.9")).toBe("zh-CN");
    expect(negotiateLocale("zh-CN;q=0, en-US")).toBe("en");
  });

  test("is English when nothing fits", () => {
    expect(negotiateLocale(null)).toBe("en");
    expect(negotiateLocale("fr, de;q=0.9")).toBe("en");
    expect(negotiateLocale(";;;,q=")).toBe("en");
  });
});
