import { Link } from "@remix-run/react";
import { useMay } from "#app/components/app-shell/shell-context.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { certify, type LevelCheck, type LevelRule, type Proof } from "#app/training/certification.ts";
import { LevelBadge } from "./level-badge.tsx";
import { useSigned } from "./signed-interval.tsx";

type Props = {
  rules: readonly LevelRule[];
  /** Holds the rules against what is known of somebody. */
  proof?: Proof & { name: string };
};

/** What each level of certification asks for; of one trainer, what of it is met. */
export function RulesCard({ rules, proof }: Props) {
  const t = useText();
  const mayChange = useMay("settings");
  const { checks } = certify(proof ?? { judged: 0, low: null, harmed: 0 }, rules);
  const head = "border-b border-line py-1 pl-4 text-left font-normal whitespace-nowrap";
  return (
    <Card title={t("trainers.rules")} note={t("trainers.rules.note")}>
      <ScrollRegion label={t("table.scroll", { name: t("trainers.rules") })}>
        <table className="w-full" aria-label={t("trainers.rules")}>
          <thead className="text-xs text-muted">
            <tr>
              <th scope="col" className="border-b border-line py-1 text-left font-normal">
                {t("trainers.rules.level")}
              </th>
              <th scope="col" className={head}>
                {t("trainers.rules.judged")}
              </th>
              <th scope="col" className={head} title={t("trainers.rules.added.hint")}>
                {t("trainers.rules.added")}
              </th>
              <th scope="col" className={head}>
                {t("trainers.rules.harmed")}
              </th>
            </tr>
          </thead>
          <tbody>
            {proof && <HasRow proof={proof} />}
            {checks.map((check) => (
              <RuleRow key={check.rule.level} check={check} isHeld={proof !== undefined} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-2 max-w-3xl text-xs text-muted">
        {t("trainers.rules.why")}{" "}
        {mayChange && (
          <Link to="/settings/training" className="figure-link text-honey-ink">
            {t("trainers.rules.change")}
          </Link>
        )}
      </p>
    </Card>
  );
}

const cell = "border-b border-line py-1.5 pl-4 whitespace-nowrap";

function HasRow({ proof: { name, judged, low, harmed } }: { proof: Proof & { name: string } }) {
  const t = useText();
  const format = useFormat();
  const write = useSigned(false);
  return (
    <tr className="font-medium">
      <th scope="row" className="border-b border-line py-1.5 text-left font-medium">
        {t("trainers.rules.has", { name })}
      </th>
      <td className={cell}>{format.count(judged)}</td>
      <td className={cell}>{low === null ? t("trainers.none") : write(low)}</td>
      <td className={cell}>{judged === 0 ? t("trainers.none") : format.share(harmed / judged)}</td>
    </tr>
  );
}

function RuleRow({ check, isHeld }: { check: LevelCheck; isHeld: boolean }) {
  const t = useText();
  const format = useFormat();
  const { rule } = check;
  return (
    <tr>
      <th scope="row" className="border-b border-line py-1.5 text-left font-normal">
        <LevelBadge level={rule.level} />
      </th>
      <td className={cell}>
        <Met is={check.hasJudged} isHeld={isHeld} />
        {t("trainers.rules.judged.least", { least: rule.leastJudged })}
      </td>
      <td className={cell}>
        <Met is={check.hasAdded} isHeld={isHeld} />
        {t("trainers.rules.added.least", { least: rule.leastAdded })}
      </td>
      <td className={cell}>
        <Met is={check.hasFewHarmed} isHeld={isHeld} />
        {t("trainers.rules.harmed.most", { most: format.share(rule.mostHarmed) })}
      </td>
    </tr>
  );
}

function Met({ is, isHeld }: { is: boolean; isHeld: boolean }) {
  const t = useText();
  if (!isHeld) return null;
  return (
    <span className={`mr-1.5 ${is ? "text-good" : "text-muted"}`}>
      <span aria-hidden="true">{is ? "✓" : "✗"}</span>
      <span className="sr-only">{t(is ? "trainers.rules.met" : "trainers.rules.missed")}: </span>
    </span>
  );
}
