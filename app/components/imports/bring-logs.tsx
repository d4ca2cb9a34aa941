import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { Command } from "./command.tsx";

export type FormatRow = { id: string; title: string; capabilities: Record<string, string> };

type Props = { formats: FormatRow[]; address: string };

const example = `{"type":"store","store":"hangzhou","id":"hangzhou","name":"Hangzhou","timezone":"Asia/Shanghai"}
{"type":"message","store":"hangzhou","id":"m1","conversation":"c1","customer":"u1","at":"2026-10-01T10:00:00+08:00","from":"customer","text":"When will it ship?"}
{"type":"message","store":"hangzhou","id":"m2","conversation":"c1","at":"2026-10-01T10:00:02+08:00","from":"bot","text":"Tomorrow before noon.","entry":"k42","confidence":0.91}`;

const things = [
  "messageTimes",
  "botMarks",
  "handoffs",
  "handoffReasons",
  "ratings",
  "misses",
  "customerIds",
  "topics",
  "channels",
  "orders",
  "refunds",
] as const;
const recordings = ["recorded", "inferred", "not recorded"] as const;
const marks = { recorded: "✓", inferred: "≈", "not recorded": "–" } as const;

/** How to send logs: from a file, from another program, over HTTP; and what each format can tell. */
export function BringLogs({ formats, address }: Props) {
  const t = useText();
  const request = `curl -X POST '${address}/api/v1/events' \\\n  -H "Authorization: Bearer $APIARY_API_KEY" \\\n  --data-binary @events.ndjson`;
  const query = `curl -X POST '${address}/api/v1/query' \\\n  -H "Authorization: Bearer $APIARY_API_KEY" \\\n  -d '{"metrics": ["verified_rate"], "period": ["2026-10-01", "2026-10-31"], "dimensions": ["store"]}'`;
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      <Step title={t("imports.bring.file")} text={t("imports.bring.file.text")}>
        <Command
          label={t("imports.bring.file")}
        >{`npm run ingest -- FILE\nnpm run ingest -- FILE --format jddc --store hangzhou\ngunzip -c LOG.gz | npm run ingest -- -`}</Command>
      </Step>
      <Step title={t("imports.bring.http")} text={t("imports.bring.http.text")}>
        <Command label={t("imports.bring.http")}>{request}</Command>
      </Step>
      <Step title={t("imports.bring.format")} text={t("imports.bring.format.text")}>
        <Command label={t("imports.bring.format")}>{example}</Command>
      </Step>
      <Step title={t("imports.bring.query")} text={t("imports.bring.query.text")}>
        <Command label={t("imports.bring.query")}>{query}</Command>
      </Step>
      <div className="min-w-0 lg:col-span-2">
        <Step title={t("imports.formats")} text={t("imports.formats.text")}>
          <FormatTable formats={formats} />
        </Step>
      </div>
    </div>
  );
}

type StepProps = { title: string; text: string; children: React.ReactNode };

function Step({ title, text, children }: StepProps) {
  return (
    <section className="min-w-0">
      <h3 className="font-semibold">{title}</h3>
      <p className="mb-1.5 text-xs text-muted">{text}</p>
      {children}
    </section>
  );
}

function FormatTable({ formats }: { formats: FormatRow[] }) {
  const t = useText();
  return (
    <ScrollRegion label={t("table.scroll", { name: t("imports.formats") })}>
      <table className="w-full text-xs">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 pr-3 text-left font-normal">
              {t("imports.col.format")}
            </th>
            {things.map((thing) => (
              <th key={thing} scope="col" className="px-2 py-1 text-left font-normal">
                {t(`imports.thing.${thing}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {formats.map(({ id, title, capabilities }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal whitespace-nowrap">
                <code>{id}</code> <span className="text-muted">{title}</span>
              </th>
              {things.map((thing) => {
                const how = recordings.find((name) => name === capabilities[thing]) ?? "not recorded";
                return (
                  <td
                    key={thing}
                    className={`px-2 whitespace-nowrap ${how === "recorded" ? "" : "text-muted"}`}
                  >
                    <span aria-hidden="true">{marks[how]} </span>
                    {t(`imports.recording.${how}`)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
