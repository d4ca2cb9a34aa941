import { useText } from "#app/i18n/use-text.tsx";

type Props = { showsTable: boolean; onChange: (showsTable: boolean) => void };

/** Turns a chart into its table and back; stands above the chart's right corner. */
export function TableToggle({ showsTable, onChange }: Props) {
  const t = useText();
  return (
    <button
      type="button"
      className="absolute -top-7 right-0 z-10 min-h-6 rounded-sm px-1.5 text-xs text-muted hover:bg-sunken hover:text-ink"
      aria-pressed={showsTable}
      onClick={() => onChange(!showsTable)}
    >
      {t(showsTable ? "chart.chart" : "chart.table")}
    </button>
  );
}
