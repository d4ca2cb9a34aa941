import { useFetcher } from "@remix-run/react";
import { useMemo, useRef, useState } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MappingStore, PresetRow } from "#app/reports/mapping.server.ts";
import type { PresetAnswer } from "#app/routes/_app.imports_.map/preset-answer.ts";
import { saveText } from "./save-text.ts";

type Props = {
  presets: PresetRow[];
  stores: readonly MappingStore[];
  timezone: string;
  /** Absent while there is no file to use one for. */
  onUse?: (preset: PresetRow) => void;
};

/** The mappings kept, each with its command, as JSON, and out again. */
export function PresetsList({ presets, stores, timezone, onUse }: Props) {
  const t = useText();
  const format = useFormat();
  const fetcher = useFetcher<PresetAnswer>();
  const columns = useMemo((): Column<PresetRow>[] => {
    const remove = (presetId: number) =>
      fetcher.submit({ intent: "remove", preset: String(presetId) }, { method: "post" });
    return [
      {
        key: "name",
        header: t("mapping.col.name"),
        align: "left",
        className: "w-full max-w-0 min-w-44",
        cell: ({ mapping, presetId }) => (
          <>
            <span className="block truncate font-medium" title={mapping.name}>
              {mapping.name}
            </span>
            <code className="block truncate text-2xs text-muted">{`--format 'mapped?preset=${presetId}'`}</code>
          </>
        ),
      },
      { key: "store", header: t("mapping.store"), align: "left", cell: ({ storeName }) => storeName },
      {
        key: "shape",
        header: t("mapping.shape"),
        align: "left",
        cell: ({ mapping }) => t(`mapping.shape.${mapping.shape}`),
      },
      { key: "source", header: t("mapping.source"), align: "left", cell: ({ mapping }) => mapping.source },
      {
        key: "changed",
        header: t("mapping.col.changed"),
        className: "whitespace-nowrap text-xs",
        cell: ({ updatedAt }) => format.dateTime(updatedAt, timezone),
      },
      {
        key: "actions",
        header: "",
        className: "whitespace-nowrap",
        cell: (preset) => (
          <span className="inline-flex gap-1.5">
            {onUse && (
              <button type="button" className="control min-h-7 px-2 text-xs" onClick={() => onUse(preset)}>
                {t("mapping.presets.use")}
              </button>
            )}
            <button
              type="button"
              className="control min-h-7 px-2 text-xs"
              onClick={() =>
                saveText(`${preset.mapping.name}.json`, `${JSON.stringify(preset.mapping, null, 2)}\n`)
              }
            >
              {t("mapping.export")}
            </button>
            <button
              type="button"
              className="control min-h-7 px-2 text-xs"
              aria-label={t("mapping.presets.remove", { name: preset.mapping.name })}
              onClick={() => remove(preset.presetId)}
            >
              {t("mapping.presets.removed")}
            </button>
          </span>
        ),
      },
    ];
  }, [t, format, timezone, onUse, fetcher]);
  return (
    <Card title={t("mapping.presets")} note={<TakeIn stores={stores} />}>
      {presets.length === 0 ? (
        <p className="text-muted">{t("mapping.presets.none")}</p>
      ) : (
        <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card">
          <DataTable
            label={t("mapping.presets")}
            columns={columns}
            rows={presets}
            getKey={({ presetId }) => String(presetId)}
            keepsHeaders
          />
        </div>
      )}
    </Card>
  );
}

/** A mapping from a JSON file, for a store. */
function TakeIn({ stores }: Pick<Props, "stores">) {
  const t = useText();
  const fetcher = useFetcher<PresetAnswer>();
  const input = useRef<HTMLInputElement>(null);
  const [store, setStore] = useState(stores[0]?.key ?? "");
  const problem = fetcher.data?.problems[0];
  if (stores.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      {problem && (
        <span role="alert" className="text-bad">
          {t("mapping.refused", problem)}
        </span>
      )}
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
        data-preset-input
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          void file?.text().then((mapping) => {
            fetcher.submit({ intent: "keep", store, mapping }, { method: "post" });
          });
        }}
      />
      <button type="button" className="control min-h-7 px-2 text-xs" onClick={() => input.current?.click()}>
        {t("mapping.presets.import")}
      </button>
      <label className="inline-flex items-center gap-1.5">
        {t("mapping.presets.import.for")}
        <select
          className="field min-h-7 max-w-40 text-xs text-ink"
          aria-label={t("mapping.store")}
          value={store}
          onChange={(event) => setStore(event.target.value)}
        >
          {stores.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </span>
  );
}
