import { useText } from "#app/i18n/use-text.tsx";
import type { Standing } from "./import-row.ts";

type Props = { standing: Standing };

const moving: readonly Standing[] = ["uploading", "checking", "running", "stopping", "undoing"];
const marks: Partial<Record<Standing, string>> = {
  paused: "‖",
  queued: "·",
  checked: "?",
  interrupted: "!",
  done: "✓",
  failed: "✕",
  cancelled: "–",
  undone: "↺",
};
const colours: Partial<Record<Standing, string>> = {
  checked: "text-honey-ink font-semibold",
  interrupted: "text-bad font-semibold",
  done: "text-good",
  failed: "text-bad",
};

/** How an import stands, as mark and word; a mark that breathes says that something moves. */
export function ImportStatus({ standing }: Props) {
  const t = useText();
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap" data-standing={standing}>
      <span
        aria-hidden="true"
        className={`inline-block w-3 text-center ${colours[standing] ?? "text-muted"}`}
      >
        {moving.includes(standing) ? (
          <span className="inline-block size-2 rounded-full bg-honey motion-safe:animate-pulse" />
        ) : (
          marks[standing]
        )}
      </span>
      {t(`imports.status.${standing}`)}
    </span>
  );
}
