import { findHealth, type Health } from "#app/connections/health.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { ConnectionView } from "./connection-view.ts";

const colours: Record<Health, string> = {
  well: "text-good",
  quiet: "text-muted",
  waiting: "text-muted",
  paused: "text-muted",
  partly: "text-honey-ink",
  keyless: "text-honey-ink",
  failing: "text-bad",
};
const signs: Record<Health, string> = {
  ...{ well: "●", quiet: "○", waiting: "○", paused: "‖", partly: "◐", keyless: "◐", failing: "▲" },
};

type Props = { connection: ConnectionView; now: number };

/** How a connection stands: a sign, a word, and what the word means on hover. */
export function HealthMark({ connection, now }: Props) {
  const t = useText();
  const health = findHealth(connection, now);
  return (
    <span
      className={`whitespace-nowrap ${colours[health]}`}
      title={t(`connections.health.${health}.title`)}
      data-health={health}
    >
      <span aria-hidden="true">{signs[health]} </span>
      {t(`connections.health.${health}`)}
    </span>
  );
}
