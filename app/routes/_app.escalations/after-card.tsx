import { EndingBar, type EndingShare } from "#app/components/escalations/ending-bar.tsx";
import { Card, PartContent, type Part } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";

type Props = { after: Part<EndingShare[]>; className?: string };

/** What became of the escalations: a bar that adds up to all of them. */
export function AfterCard({ after, className = "" }: Props) {
  const t = useText();
  return (
    <Card title={t("escalations.after")} note={t("escalations.after.note")} className={className}>
      <PartContent part={after}>
        {(shares) =>
          shares.some(({ count }) => count > 0) ? (
            <EndingBar shares={shares} />
          ) : (
            <p className="text-muted">{t("escalations.none")}</p>
          )
        }
      </PartContent>
    </Card>
  );
}
