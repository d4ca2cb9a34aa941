import { useState } from "react";
import { Waterfall } from "#app/components/charts/waterfall.tsx";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { SalesListLink } from "#app/components/sales-lists/sales-list-link.tsx";
import { writeChange } from "#app/components/sales-lists/write-change.ts";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { Segmented } from "#app/components/ui/segmented.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { RulesOfCurrency, RulesReport, RuleWalk } from "#app/reports/sales-rules.server.ts";
import { platformRules, type PlatformRule, type RuleListStep } from "#app/sales/rules.ts";
import { ofCurrency } from "./report-types.ts";

type Props = {
  rules: Part<RulesReport>;
  /** The one that is walked; any other where nothing was sold in it. */
  currency: string | null;
  className?: string;
};

/** What another platform would show for the same orders, and every step from its number to ours. */
export function RulesCard({ rules, currency, className }: Props) {
  const t = useText();
  const [rule, setRule] = useState<PlatformRule>(platformRules[0]);
  return (
    <Card title={t("rules.title")} note={t("rules.note")} className={className}>
      <PartContent part={rules}>
        {({ currencies, isNarrowed }) => {
          const shown = currencies.find((one) => one.currency === currency) ?? currencies[0];
          const walk = shown?.rules.find((one) => one.rule === rule);
          if (!shown || !walk) return <p className="text-muted">{t("rules.none")}</p>;
          return (
            <>
              <Segmented
                label={t("rules.choose")}
                hidesLabel
                choices={platformRules.map((value) => ({ value, label: t(`rules.${value}`) }))}
                value={rule}
                onChange={setRule}
              />
              <p className="mt-2 mb-1.5 text-xs text-muted">{t(`rules.${rule}.text`)}</p>
              <Walk walk={walk} of={shown} isNarrowed={isNarrowed} />
              {isNarrowed && (
                <p className="mt-2 border-t border-line pt-2 text-xs text-muted">{t("rules.narrowed")}</p>
              )}
            </>
          );
        }}
      </PartContent>
    </Card>
  );
}

type WalkProps = { walk: RuleWalk; of: RulesOfCurrency; isNarrowed: boolean };

function Walk({ walk, of, isNarrowed }: WalkProps) {
  const t = useText();
  const format = useFormat();
  const { currency } = of;
  const link = (step: RuleListStep, name: string, value: string) => {
    const written = format.money(value, currency);
    return (
      <SalesListLink
        list={{ rows: "claims", rule: walk.rule, step, where: [ofCurrency(currency)] }}
        name={name}
        value={writeChange(step, value, written)}
      />
    );
  };
  // Orders of the stores, as the waterfall: the list of the number itself would be narrowed as the page is.
  const ownNumber = (step: "gross" | "net", metric: "service_gmv" | "service_gmv_net") =>
    isNarrowed ? (
      link(step, t(`rules.step.${step}`), of[step])
    ) : (
      <SalesFigureLink metric={metric} figure={{ value: of[step], currency }} />
    );
  const changes = walk.steps.map(({ step, change, left }, index) => {
    const from = Number(walk.steps[index - 1]?.left ?? walk.claimed);
    const name = t(`rules.step.${step}`);
    return {
      ...{ key: step, name, from, to: Number(left), kind: "change" as const },
      value: link(step, name, change),
    };
  });
  const [refunds] = changes.slice(-1);
  const times = walk.times === null ? "" : t("rules.times", { times: format.value("turns", walk.times) });
  const ours = { kind: "ours" as const, from: 0 };
  const claimed = t(`rules.${walk.rule}`);
  return (
    <Waterfall
      label={t("rules.title")}
      rows={[
        {
          ...{ key: "claimed", name: claimed, hint: times, kind: "theirs", from: 0 },
          ...{ to: Number(walk.claimed), value: link("claimed", claimed, walk.claimed) },
        },
        ...changes.slice(0, -1),
        {
          ...{ ...ours, key: "gross", name: t("rules.step.gross"), to: Number(of.gross) },
          value: ownNumber("gross", "service_gmv"),
        },
        ...(refunds ? [refunds] : []),
        {
          ...{ ...ours, key: "net", name: t("rules.step.net"), to: Number(of.net) },
          value: ownNumber("net", "service_gmv_net"),
        },
      ]}
    />
  );
}
