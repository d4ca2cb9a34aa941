import { useFetcher } from "@remix-run/react";
import { LevelBadge } from "#app/components/trainers/level-badge.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { LevelRule, RuleFault, RuleField } from "#app/training/certification.ts";

type Props = { rules: readonly LevelRule[]; /** Set by the merchant. */ isOwn: boolean };

const fields: readonly RuleField[] = ["judged", "added", "harmed"];

/** What each level asks for, to be changed together: a level may not ask for less than the one below it. */
export function LevelsForm({ rules, isOwn }: Props) {
  const t = useText();
  const fetcher = useFetcher<{ did: string; fault: RuleFault | null }>();
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  const fault = answer?.fault ?? null;
  const version = JSON.stringify(rules);
  return (
    <fetcher.Form method="post" action="/settings/training">
      <ScrollRegion label={t("table.scroll", { name: t("trainers.rules") })}>
        <table className="w-full" key={version}>
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="pb-1 text-left font-normal">
                {t("trainers.rules.level")}
              </th>
              {fields.map((field) => (
                <th key={field} scope="col" className="pb-1 pl-3 text-left font-normal">
                  {t(`trainer-rules.field.${field}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.level}>
                <th scope="row" className="py-1 text-left font-normal">
                  <LevelBadge level={rule.level} />
                </th>
                {fields.map((field) => (
                  <td key={field} className="py-1 pl-3">
                    <RuleInput rule={rule} field={field} fault={fault} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <button
          type="submit"
          name="intent"
          value="rules"
          className="control min-h-9 border-honey font-semibold"
        >
          {t("trainer-rules.save")}
        </button>
        {isOwn ? (
          <button type="submit" name="intent" value="reset" formNoValidate className="control min-h-9">
            {t("trainer-rules.reset")}
          </button>
        ) : (
          <span className="text-xs text-muted">{t("trainer-rules.common")}</span>
        )}
        <span role="status" className={`text-xs ${fault ? "text-bad" : "text-muted"}`}>
          {answer && (fault ? <FaultWords fault={fault} /> : t("trainer-rules.saved"))}
        </span>
      </div>
    </fetcher.Form>
  );
}

function FaultWords({ fault: { level, field, why } }: { fault: RuleFault }) {
  const t = useText();
  return t(`trainer-rules.bad.${field}.${why}`, { level: t(`trainers.level.${level}`) });
}

type InputProps = { rule: LevelRule; field: RuleField; fault: RuleFault | null };

function RuleInput({ rule, field, fault }: InputProps) {
  const t = useText();
  const values = {
    judged: rule.leastJudged,
    added: rule.leastAdded,
    harmed: Math.round(rule.mostHarmed * 1000) / 10,
  };
  const isWrong = fault?.level === rule.level && fault.field === field;
  return (
    <input
      name={`${field}-${rule.level}`}
      inputMode={field === "harmed" ? "decimal" : "numeric"}
      autoComplete="off"
      required
      defaultValue={values[field]}
      aria-invalid={isWrong ? true : undefined}
      aria-label={t("trainer-rules.field.of", {
        field: t(`trainer-rules.field.${field}`),
        level: t(`trainers.level.${rule.level}`),
      })}
      className={`field min-h-8 w-24 px-2 text-right ${isWrong ? "border-bad" : ""}`}
    />
  );
}
