import { Card } from "#app/components/ui/card.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { fieldsOfShape, neededOfShape, type MappingField } from "#app/mapping/mapping-fields.ts";
import { readColumn } from "#app/mapping/sample.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import type { Draft, DraftActions } from "./use-mapping-draft.ts";
import { assignColumn } from "./assign-column.ts";

type Props = { draft: Draft; actions: DraftActions };

const shownRows = 6;

/** The first rows, with the meaning of each column above it. */
export function ColumnsTable({ draft, actions }: Props) {
  const t = useText();
  const format = useFormat();
  const { sample, mapping, confidence } = draft;
  const { columns, shape } = mapping;
  const fields = fieldsOfShape[shape];
  const meaningOf = (column: string) => fields.find((field) => columns[field] === column) ?? "";
  const missing = neededOfShape[shape].filter((group) =>
    group.every((field) => columns[field] === undefined),
  );
  const choices = [
    { value: "", label: t("mapping.ignore") },
    ...fields.map((field) => ({ value: field, label: t(`mapping.field.${field}`) })),
  ];
  return (
    <Card
      title={t("mapping.columns")}
      note={t("mapping.columns.note", { rows: format.count(sample.rows.length) })}
    >
      {missing.length > 0 && (
        <p role="status" className="mb-2 text-bad" data-missing>
          {t("mapping.needs", {
            fields: missing
              .map((group) => group.map((field) => t(`mapping.field.${field}`)).join(` ${t("mapping.or")} `))
              .join(", "),
          })}
        </p>
      )}
      <ScrollRegion
        label={t("mapping.columns.label")}
        className="-mx-4 -mb-3.5 rounded-b-card border-t border-line"
      >
        <table className="w-full text-xs" data-columns>
          <thead>
            <tr className="align-top">
              <th scope="col" className="px-3 py-2 text-right font-normal text-muted">
                {t("mapping.line")}
              </th>
              {sample.columns.map((column) => {
                const field = meaningOf(column);
                const sure = confidence[column];
                return (
                  <th
                    key={column}
                    scope="col"
                    className={`min-w-36 px-2 py-2 text-left font-normal ${field === "" ? "text-muted" : ""}`}
                    data-column={column}
                  >
                    <span
                      className={`block max-w-56 truncate ${field === "" ? "" : "font-semibold"}`}
                      title={column}
                    >
                      {column}
                    </span>
                    <LabelledSelect
                      label={t("mapping.column", { column })}
                      hidesLabel
                      value={field}
                      choices={choices}
                      onChange={(value) =>
                        actions.edit(assignColumn(draft, column, value as MappingField | ""))
                      }
                    />
                    <span className="mt-0.5 block min-h-4 text-2xs text-muted">
                      {field !== "" && sure !== undefined && (
                        <span title={t("mapping.sure", { share: format.wholeShare(sure) })}>
                          {t("mapping.sure.word", { share: format.wholeShare(sure) })}
                        </span>
                      )}
                    </span>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sample.rows.slice(0, shownRows).map(({ line, fields: cells }) => (
              <tr key={line} className="border-t border-line align-top">
                <th scope="row" className="px-3 py-1.5 text-right font-normal text-muted">
                  {line}
                </th>
                {sample.columns.map((column) => (
                  <td
                    key={column}
                    className={`max-w-56 px-2 py-1.5 ${meaningOf(column) === "" ? "text-muted" : ""}`}
                  >
                    <CellText value={readColumn(cells, column)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}

function CellText({ value }: { value: unknown }) {
  const t = useText();
  if (value === undefined || value === null || value === "") return <span className="text-muted">–</span>;
  if (Array.isArray(value)) return t("mapping.list.cell", { count: value.length });
  const text = typeof value === "object" ? JSON.stringify(value) : String(value as string | number | boolean);
  return (
    <span className="line-clamp-2 break-words" title={text.slice(0, 500)}>
      {text}
    </span>
  );
}
