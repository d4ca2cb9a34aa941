import { Card } from "#app/components/ui/card.tsx";
import type { MessageKey } from "#app/i18n/messages/en.ts";
import { useText } from "#app/i18n/use-text.tsx";

/** Keeps about the room that a card sent later will take. */
export function WaitingCard({ title, className }: { title: MessageKey; className: string }) {
  const t = useText();
  return (
    <Card title={t(title)} className={`min-h-72 ${className}`}>
      <p className="text-muted" role="status">
        {t("app.loading")}
      </p>
    </Card>
  );
}
