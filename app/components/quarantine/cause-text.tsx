import { useText } from "#app/i18n/use-text.tsx";
import type { Diagnosis } from "#app/quarantine/diagnose.ts";
import type { MessageKey } from "#app/i18n/messages/en.ts";

const forms = ["local", "seconds", "ms", "us", "ns", "ymd", "dmy", "mdy", "ydm"] as const;

/** What the lines of a group have in common, in plain words. */
export function CauseText({ diagnosis }: { diagnosis: Diagnosis }) {
  const t = useText();
  const { suggestions } = diagnosis;
  return (
    <>
      <h4 className="mt-2.5 text-xs text-muted">{t("quarantine.cause")}</h4>
      {suggestions.length === 0 ? (
        <p className="max-w-prose">{t("quarantine.cause.none")}</p>
      ) : (
        <ul className="grid max-w-prose gap-1" data-causes>
          {suggestions.map(({ cause, values, isUncertain }) => {
            const key: MessageKey = `quarantine.cause.${cause}`;
            const form = forms.find((name) => name === values.form);
            const shown = form ? { ...values, form: t(`quarantine.form.${form}`) } : values;
            return (
              <li key={`${cause} ${values.field}`} className="font-medium wrap-anywhere">
                {t(key, shorten(shown))}
                {isUncertain && (
                  <span className="block text-xs font-normal text-honey-ink">
                    {t("quarantine.uncertain")}
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

const longest = 80;

function shorten(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.length > longest ? `${value.slice(0, longest)}…` : value,
    ]),
  );
}
