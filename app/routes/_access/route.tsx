import { Outlet, useFetcher } from "@remix-run/react";
import { Mark } from "#app/components/ui/icon.tsx";
import { localeNames, locales } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";

/** The frame of the pages for those who are not signed in yet: the name, the page, the language. */
export default function AccessLayout() {
  const t = useText();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-4 px-4 py-3.5 md:px-6">
        <span className="flex items-center gap-2 text-base font-semibold">
          <Mark />
          {t("app.name")}
        </span>
        <Languages />
      </header>
      <main className="mx-auto w-full max-w-[58rem] flex-1 px-4 pt-[min(9vh,5rem)] pb-10 md:px-6">
        <Outlet />
      </main>
    </div>
  );
}

function Languages() {
  const t = useText();
  const locale = useLocale();
  const { Form } = useFetcher();
  return (
    <Form method="post" action="/preferences" aria-label={t("settings.language")} className="flex gap-1">
      {locales.map((value) => (
        <button
          key={value}
          type="submit"
          name="lang"
          value={value}
          lang={value}
          aria-pressed={value === locale}
          className="rounded-md px-2 py-1 text-xs text-muted hover:bg-sunken hover:text-ink aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {localeNames[value]}
        </button>
      ))}
    </Form>
  );
}
