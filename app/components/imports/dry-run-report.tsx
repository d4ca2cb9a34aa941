import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { useProblemWords } from "./use-problem-words.ts";

/** What a dry run found; times in epoch ms. */
export type DryRun = {
  accepted: number;
  duplicate: number;
  quarantined: number;
  records: number;
  conversations: { new: number; changed: number };
  stores: { new: string[]; known: string[] };
  types: Partial<Record<string, { new: number; replaced: number; duplicate: number }>>;
  problems: {
    eventType: string | null;
    field: string | null;
    reason: string;
    lines: number;
    samples: { line: number; text: string }[];
  }[];
  from: number | null;
  to: number | null;
  error: string | null;
};

type Props = { report: DryRun; timezone: string };

const eventTypes = [
  "store",
  "conversation",
  "message",
  "handoff",
  "rating",
  "order",
  "refund",
  "click",
  "knowledge",
  "person",
  "shift",
] as const;
const namesShown = 6;

/** What importing a file would do: how much, of what, where, and which lines cannot be taken. */
export function DryRunReport({ report, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const { accepted, duplicate, quarantined, conversations, stores, from, to, error } = report;
  const name = (keys: string[]) =>
    keys.length <= namesShown
      ? keys.join(", ")
      : `${keys.slice(0, namesShown).join(", ")} ${t("imports.more", { count: keys.length - namesShown })}`;
  const counts: [string, string, string?][] = [
    [t("imports.dry.accepted"), format.count(accepted)],
    [t("imports.dry.duplicate"), format.count(duplicate)],
    [t("imports.dry.quarantined"), format.count(quarantined), quarantined > 0 ? "text-bad" : ""],
    [t("imports.dry.conversations.new"), format.count(conversations.new)],
    [t("imports.dry.conversations.changed"), format.count(conversations.changed)],
  ];
  return (
    <div className="grid gap-4" data-dry-run>
      {error !== null && (
        <p role="alert" className="text-bad">
          {t("imports.dry.error", { reason: error })}
        </p>
      )}
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {counts.map(([label, value, colour = ""]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className={`text-title font-semibold ${colour}`}>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_minmax(0,1fr)]">
        {from !== null && to !== null && (
          <>
            <dt className="text-muted">{t("imports.dry.range")}</dt>
            <dd>
              {format.dateTime(from, timezone)} – {format.dateTime(to, timezone)}
            </dd>
          </>
        )}
        {stores.new.length > 0 && (
          <>
            <dt className="text-muted">{t("imports.dry.stores.new", { count: stores.new.length })}</dt>
            <dd className="break-words">{name(stores.new)}</dd>
          </>
        )}
        {stores.known.length > 0 && (
          <>
            <dt className="text-muted">{t("imports.dry.stores.known", { count: stores.known.length })}</dt>
            <dd className="break-words">{name(stores.known)}</dd>
          </>
        )}
      </dl>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <Types types={report.types} />
        {report.problems.length > 0 && <Problems problems={report.problems} />}
      </div>
    </div>
  );
}

function Types({ types }: Pick<DryRun, "types">) {
  const t = useText();
  const format = useFormat();
  const rows = eventTypes.flatMap((type) => {
    const fates = types[type];
    return fates ? [{ type, ...fates }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <table className="w-full text-right">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="pb-1 text-left font-normal">
            {t("imports.dry.type")}
          </th>
          {(["new", "replaced", "duplicate"] as const).map((fate) => (
            <th key={fate} scope="col" className="pb-1 pl-4 font-normal">
              {t(`imports.dry.fate.${fate}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.type} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal">
              {t(`imports.type.${row.type}`)}
            </th>
            {[row.new, row.replaced, row.duplicate].map((value, index) => (
              <td key={index} className={`pl-4 ${value === 0 ? "text-muted" : ""}`}>
                {format.count(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Problems({ problems }: Pick<DryRun, "problems">) {
  const t = useText();
  const format = useFormat();
  const wordsOf = useProblemWords();
  return (
    <section className="min-w-0">
      <h3 className="pb-1 text-xs text-muted">{t("imports.dry.problems")}</h3>
      <ul>
        {problems.map(({ eventType, field, reason, lines, samples }) => {
          const type = eventTypes.find((known) => known === eventType);
          return (
            <li key={`${eventType} ${field} ${reason}`} className="border-t border-line py-1.5">
              <p className="flex justify-between gap-4">
                <span className="min-w-0">
                  {(type || field !== null) && (
                    <span className="text-muted">
                      {[type ? t(`imports.type.${type}`) : null, field].filter(Boolean).join(" · ")}{" "}
                    </span>
                  )}
                  <span className="font-medium">{wordsOf(reason)}</span>
                </span>
                <span className="whitespace-nowrap">{t("imports.dry.lines", { lines })}</span>
              </p>
              <ul className="mt-0.5 text-xs text-muted">
                {samples.map(({ line, text }) => (
                  <li key={line} className="flex gap-2">
                    <span className="shrink-0">{t("imports.line", { line: format.count(line) })}</span>
                    <code className="min-w-0 truncate" title={text}>
                      {text}
                    </code>
                  </li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
