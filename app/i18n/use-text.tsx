/** The active language for components: texts, number formats and names of values. */
import { createContext, useContext, type ReactNode } from "react";
import { createFormat, type Format } from "./format.ts";
import type { Locale } from "./locale.ts";
import { createTranslate, type Translate } from "./translate.ts";

type TextContext = { locale: Locale; t: Translate; format: Format };
const Context = createContext<TextContext | null>(null);

type ProviderProps = { locale: Locale; messages: Readonly<Record<string, string>>; children: ReactNode };

/** Kept for each catalogue: parsing its messages and making formatters takes longer than drawing a page. */
const contexts = new WeakMap<object, TextContext>();

function getTextContext(locale: Locale, messages: ProviderProps["messages"]): TextContext {
  const known = contexts.get(messages);
  if (known?.locale === locale) return known;
  const t = createTranslate(locale, messages);
  const context = { locale, t, format: createFormat(locale, t) };
  contexts.set(messages, context);
  return context;
}

export function TextProvider({ locale, messages, children }: ProviderProps) {
  return <Context.Provider value={getTextContext(locale, messages)}>{children}</Context.Provider>;
}

function useTextContext(): TextContext {
  const context = useContext(Context);
  if (!context) throw new Error("no TextProvider above this component");
  return context;
}

/** `t(key, values)`: the text of a key in the active language. */
export function useText(): Translate {
  return useTextContext().t;
}

/** Numbers, durations, days and times as the active language writes them. */
export function useFormat(): Format {
  return useTextContext().format;
}

export function useLocale(): Locale {
  return useTextContext().locale;
}
