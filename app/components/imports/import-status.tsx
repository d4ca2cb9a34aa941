import { useText } from "#app/i18n/use-text.tsx";
import type { Standing } from "./import-row.ts";

type Props = { standing: Standing };

const marks: Record<Standing, string> = {
  uploading: "↑",
  paused: "‖",
  queued: "·",
  checking: "◌",
  checked: "?",
  running: "◌",
  stopping: "◌",
  interrupted: "!",
  done: "✓",
  failed: "✕",
  cancelled: "–",
  undoing: "↺",
  undone: "↺",
};
const colours: Partial<Record<Standing, string>> = {
  uploading: "text-honey-ink",
  checking: "text-honey-ink",
  checked: "text-honey-ink",
  running: "text-honey-ink",
  interrupted: "text-bad",
  done: "text-good",
  failed: "text-bad",
  undoing: "text-honey-ink",
};

/** How an import stands, as mark and word. */
export function ImportStatus({ standing }: Props) {
  const t = useText();
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap" data-standing={standing}>
      <span
        aria-hidden="true"
        className={`inline-block w-3 text-center ${colours[standing] ?? "text-muted"}`}
      >
        {marks[standing]}
      </span>
      {t(`imports.status.${standing}`)}
    </span>
  );
}
