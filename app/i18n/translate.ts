import { IntlMessageFormat } from "intl-messageformat";
import type { Locale } from "./locale.ts";
import type { MessageKey } from "./messages/en.ts";

export type MessageValues = Record<string, string | number>;
/** The text of a key with its placeholders filled in. */
export type Translate = (key: MessageKey, values?: MessageValues) => string;

/** Numbers put into `{count}` placeholders are grouped by the locale; parsed messages are kept. */
export function createTranslate(locale: Locale, messages: Readonly<Record<string, string>>): Translate {
  const parsed = new Map<string, IntlMessageFormat>();
  const numbers = new Intl.NumberFormat(locale);
  return (key, values) => {
    const text = messages[key] ?? key;
    if (!text.includes("{")) return text;
    let message = parsed.get(key);
    if (!message) {
      message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
      parsed.set(key, message);
    }
    return String(message.format(groupNumbers(text, values, numbers)));
  };
}

/** Plural choices need the number itself; they write it grouped through their own `#`. */
function groupNumbers(text: string, values: MessageValues | undefined, numbers: Intl.NumberFormat) {
  if (!values) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number" && !text.includes(`{${name}, plural,`) ? numbers.format(value) : value,
    ]),
  );
}
