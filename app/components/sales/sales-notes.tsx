import { useText } from "#app/i18n/use-text.tsx";
import type { DimensionId } from "#app/metrics/dimensions.ts";

/** Sources of orders, and those whose conversations tell who the customer is. */
type Sources = { orderSources: string[]; talkSources: string[] };

type Props = {
  /** Filters of the page that orders know nothing of. */
  leftOut: readonly DimensionId[];
  /** What is known when no order at all is credited; null otherwise. */
  reach: Sources | null;
  hasMoney: boolean;
  comparesHours: boolean;
};

/** What the figures below leave out, and why nothing may be credited to service. */
export function SalesNotes({ leftOut, reach, hasMoney, comparesHours }: Props) {
  const t = useText();
  const names = [...new Set(leftOut)].map((dimension) => t(`dimension.${dimension}`)).join(", ");
  const notes = [
    ...(leftOut.length > 0 ? [t("sales.note.leftout", { names })] : []),
    ...(comparesHours ? [t("sales.note.hours")] : []),
    ...(hasMoney && reach ? [explain(reach)] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <ul className="mb-3 space-y-1 rounded-lg bg-sunken px-3 py-2 text-xs text-muted">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );

  function explain({ orderSources, talkSources }: Sources): string {
    if (talkSources.length === 0) return t("sales.note.nocustomers");
    if (!orderSources.some((source) => talkSources.includes(source))) {
      return t("sales.note.sources", { orders: orderSources.join(", "), talks: talkSources.join(", ") });
    }
    return t("sales.note.nocredit");
  }
}
