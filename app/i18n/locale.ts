/** The languages of the interface, and how a request's language is found. */
export const locales = ["en", "zh-CN", "zh-TW"] as const;
export type Locale = (typeof locales)[number];

/** Each language named in itself, as language menus do. */
export const localeNames: Readonly<Record<Locale, string>> = {
  en: "English",
  "zh-CN": "简体中文",
  "zh-TW": "繁體中文",
};

export function isLocale(text: string): text is Locale {
  return (locales as readonly string[]).includes(text);
}

/** The supported language nearest to a tag such as `zh-Hant-HK`, or undefined. */
export function findLocale(tag: string): Locale | undefined {
  const text = tag.trim().toLowerCase().replaceAll("_", "-");
  if (text === "en" || text.startsWith("en-")) return "en";
  if (text !== "zh" && !text.startsWith("zh-")) return undefined;
  return /-(hant|tw|hk|mo)\b/.test(text) && !text.includes("hans") ? "zh-TW" : "zh-CN";
}

/** The best language of an Accept-Language header, by its weights; English if none fits. */
export function negotiateLocale(header: string | null): Locale {
  const wishes = (header ?? "").split(",").flatMap((part) => {
    const [tag = "", ...options] = part.split(";");
    const weight = Number(/q=([\d.]+)/.exec(options.join(";"))?.[1] ?? 1);
    const locale = findLocale(tag);
    return locale && weight > 0 ? [{ locale, weight }] : [];
  });
  return wishes.reduce<{ locale: Locale; weight: number }>(
    (best, wish) => (wish.weight > best.weight ? wish : best),
    { locale: "en", weight: 0 },
  ).locale;
}
