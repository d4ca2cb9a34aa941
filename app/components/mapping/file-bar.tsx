import { Card } from "#app/components/ui/card.tsx";
import { Segmented } from "#app/components/ui/segmented.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { fileEncodings, type FileEncoding } from "#app/mapping/mapping.ts";
import { rowShapes } from "#app/mapping/mapping-fields.ts";
import type { MappingStore } from "#app/reports/mapping.server.ts";
import { timeForms } from "#app/quarantine/rule-kinds.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import type { Draft, DraftActions } from "./use-mapping-draft.ts";

type Props = {
  draft: Draft;
  actions: DraftActions;
  stores: readonly MappingStore[];
  zones: readonly string[];
};

const delimiters = [
  [",", "comma"],
  ["\t", "tab"],
  [";", "semicolon"],
] as const;

/** What the file is written in, what a row of it is, and whose it is. */
export function FileBar({ draft, actions, stores, zones }: Props) {
  const t = useText();
  const format = useFormat();
  const { file, mapping } = draft;
  const zoneChoices = [...new Set([mapping.zone, ...stores.map(({ timezone }) => timezone), ...zones])];
  return (
    <Card
      title={file.name}
      note={
        <span className="inline-flex items-baseline gap-3">
          {format.bytes(file.size)}
          <button
            type="button"
            className="text-honey-ink underline-offset-3 hover:underline"
            onClick={actions.close}
          >
            {t("mapping.other")}
          </button>
        </span>
      }
    >
      {draft.preset !== null && (
        <p
          className="mb-2 flex flex-wrap items-center gap-x-3 rounded-md bg-honey-wash px-3 py-1.5"
          data-preset-used
        >
          {t("mapping.presets.fits", { name: draft.preset })}
          <button type="button" className="control min-h-7 text-xs" onClick={() => actions.guess()}>
            {t("mapping.presets.guess")}
          </button>
        </p>
      )}
      <div className="grid grid-cols-2 items-end gap-x-4 gap-y-2 md:grid-cols-4 xl:grid-cols-7">
        <div className="col-span-2">
          <Segmented
            label={t("mapping.shape")}
            value={mapping.shape}
            choices={rowShapes.map((value) => ({ value, label: t(`mapping.shape.${value}`) }))}
            onChange={actions.guess}
          />
        </div>
        <FileFields draft={draft} actions={actions} />
        <LabelledSelect
          label={t("mapping.zone")}
          hint={t("mapping.zone.hint")}
          value={mapping.zone}
          choices={zoneChoices.map((value) => ({ value, label: value }))}
          onChange={(zone) => actions.edit({ zone })}
        />
        <LabelledSelect
          label={t("mapping.time")}
          value={mapping.time}
          choices={timeForms.map((value) => ({ value, label: t(`mapping.time.${value}`) }))}
          onChange={(value) => actions.edit({ time: timeForms.find((form) => form === value)! })}
        />
      </div>
    </Card>
  );
}

function FileFields({ draft, actions }: Pick<Props, "draft" | "actions">) {
  const t = useText();
  const { sample, wishes, mapping } = draft;
  const { file } = mapping;
  if (file.kind === "lines" || file.kind === "list") {
    return (
      <p className="text-xs text-muted">
        {file.kind === "lines" ? t("mapping.kind.lines") : t("mapping.kind.list", { at: file.at })}
      </p>
    );
  }
  const found = sample.encoding ?? "utf-8";
  return (
    <>
      {file.kind === "table" ? (
        <>
          <LabelledSelect
            label={t("mapping.encoding")}
            value={wishes.encoding ?? ""}
            choices={[
              { value: "", label: t("mapping.encoding.found", { name: t(`mapping.encoding.${found}`) }) },
              ...fileEncodings.map((value) => ({ value, label: t(`mapping.encoding.${value}`) })),
            ]}
            onChange={(value) => actions.wish(draft, { encoding: (value || null) as FileEncoding | null })}
          />
          <LabelledSelect
            label={t("mapping.delimiter")}
            value={wishes.delimiter ?? ""}
            choices={[
              { value: "", label: t("mapping.delimiter.found") },
              ...delimiters.map(([value, name]) => ({ value, label: t(`mapping.delimiter.${name}`) })),
            ]}
            onChange={(value) =>
              actions.wish(draft, { delimiter: delimiters.find(([sign]) => sign === value)?.[0] ?? null })
            }
          />
        </>
      ) : (
        <LabelledSelect
          label={t("mapping.sheet")}
          value={file.sheet ?? sample.sheets[0] ?? ""}
          choices={sample.sheets.map((value) => ({ value, label: value }))}
          onChange={(sheet) => actions.wish(draft, { sheet })}
        />
      )}
      <LabelledSelect
        label={t("mapping.header")}
        value={String(file.headerRow)}
        choices={Array.from({ length: 10 }, (_, index) => ({
          value: String(index + 1),
          label: String(index + 1),
        }))}
        onChange={(value) => actions.wish(draft, { headerRow: Number(value) })}
      />
    </>
  );
}
