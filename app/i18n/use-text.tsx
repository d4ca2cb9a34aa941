/** The active language for components: texts, number formats and names of values. */
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { createFormat, type Format } from "./format.ts";
import type { Locale } from "./locale.ts";
import { createTranslate, type Translate } from "./translate.ts";

type TextContext = { locale: Locale; t: Translate; format: Format };
const Context = createContext<TextContext | null>(null);

type ProviderProps = { locale: Locale; messages: Readonly<Record<string, string>>; children: ReactNode };

export function TextProvider({ locale, messages, children }: ProviderProps) {
  const value = useMemo(() => {
    const t = createTranslate(locale, messages);
    return { locale, t, format: createFormat(locale, t) };
  }, [locale, messages]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
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
