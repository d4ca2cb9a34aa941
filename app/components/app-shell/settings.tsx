import { useFetcher, useNavigate } from "@remix-run/react";
import { Icon } from "#app/components/ui/icon.tsx";
import { Popover } from "#app/components/ui/popover.tsx";
import { Segmented } from "#app/components/ui/segmented.tsx";
import { localeNames, locales } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { recontactChoices } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { useShell } from "./shell-context.tsx";

/** Language and colours are kept in cookies; how things are counted is kept in the URL. */
export function Settings() {
  const t = useText();
  return (
    <Popover
      label={t("settings.label")}
      triggerClassName="option text-muted hover:text-ink"
      panelClassName="w-72 space-y-3 p-3"
      trigger={
        <>
          <Icon name="sliders" />
          {t("settings.label")}
        </>
      }
    >
      {() => (
        <>
          <Preferences />
          <Counting />
        </>
      )}
    </Popover>
  );
}

function Preferences() {
  const t = useText();
  const locale = useLocale();
  const { rising } = useShell();
  const fetcher = useFetcher();
  const save = (name: "lang" | "rising", value: string) =>
    fetcher.submit({ [name]: value }, { method: "post", action: "/preferences" });
  return (
    <>
      <Segmented
        label={t("settings.language")}
        value={locale}
        choices={locales.map((value) => ({ value, label: localeNames[value] }))}
        onChange={(value) => save("lang", value)}
      />
      <Segmented
        label={t("settings.rising")}
        value={rising}
        choices={[
          { value: "meaning", label: t("settings.rising.meaning") },
          { value: "red", label: t("settings.rising.red") },
        ]}
        onChange={(value) => save("rising", value)}
      />
    </>
  );
}

function Counting() {
  const t = useText();
  const navigate = useNavigate();
  const { search, hrefWith } = usePageState();
  const go = (patch: Parameters<typeof hrefWith>[0]) =>
    navigate(hrefWith(patch), { preventScrollReset: true, replace: true });
  return (
    <>
      <Segmented
        label={t("settings.window")}
        value={String(search.recontactHours ?? "own")}
        choices={[
          { value: "own", label: t("settings.window.own") },
          ...recontactChoices.map((hours) => ({ value: String(hours), label: t("figure.hours", { hours }) })),
        ]}
        onChange={(value) =>
          go({ recontactHours: recontactChoices.find((hours) => String(hours) === value) ?? null })
        }
      />
      <Check
        label={t("settings.topic")}
        isChecked={search.sameTopicOnly}
        onChange={(sameTopicOnly) => go({ sameTopicOnly })}
      />
      <Check
        label={t("settings.test")}
        isChecked={search.includeTest}
        onChange={(includeTest) => go({ includeTest })}
      />
    </>
  );
}

type CheckProps = { label: string; isChecked: boolean; onChange: (isChecked: boolean) => void };

function Check({ label, isChecked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-6 items-center gap-2">
      <input
        type="checkbox"
        className="size-4 accent-(--honey)"
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
