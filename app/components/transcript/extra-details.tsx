import { useText } from "#app/i18n/use-text.tsx";

type Props = { extra: Record<string, unknown> | null };

/** What the source said beyond our format, tool calls among it; folded away until asked for. */
export function ExtraDetails({ extra }: Props) {
  const t = useText();
  const entries = Object.entries(extra ?? {});
  if (entries.length === 0) return null;
  const tools = extra && Array.isArray(extra.tools) ? extra.tools.map(String) : [];
  return (
    <details className="mt-0.5 max-w-full text-2xs text-muted">
      <summary className="min-h-6 py-1 hover:text-ink">
        {tools.length > 0
          ? t("transcript.tools", { count: tools.length, names: tools.join(", ") })
          : t("transcript.extra", { count: entries.length })}
      </summary>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 rounded-md bg-sunken p-2 text-left">
        {entries.map(([name, value]) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className="break-words whitespace-pre-wrap text-ink">{writeValue(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function writeValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join("\n");
  return JSON.stringify(value, null, 1);
}
