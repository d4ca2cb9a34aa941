import { EffectWeeks } from "#app/components/charts/effect-weeks.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { EditEffectReport } from "#app/reports/edit-effect.server.ts";

/** How the topic went week by week around the edit, beside the topics nobody touched. */
export function WeeksCard({ report: { row, weeks } }: { report: EditEffectReport }) {
  const t = useText();
  const topic = row.topic ?? t("training.topic.unknown");
  return (
    <Card title={t("edit.weeks")} note={<span className="pr-14">{t("edit.weeks.note")}</span>}>
      <EffectWeeks weeks={weeks} label={t("edit.weeks.label", { topic })} />
    </Card>
  );
}
