import { useText } from "#app/i18n/use-text.tsx";

type Props = { status: string };

const statuses = ["running", "done", "failed"] as const;
const marks = { running: "◌", done: "✓", failed: "✕" } as const;
const colours = { running: "text-honey-ink", done: "text-good", failed: "text-bad" } as const;

/** How an import stands, as mark and word. */
export function ImportStatus({ status }: Props) {
  const t = useText();
  const known = statuses.find((name) => name === status);
  if (!known) return <>{status}</>;
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={colours[known]}>
        {marks[known]}
      </span>
      {t(`imports.status.${known}`)}
    </span>
  );
}
