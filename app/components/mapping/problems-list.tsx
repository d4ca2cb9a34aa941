import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { PreviewProblem } from "#app/mapping/preview-mapping.ts";

const known = [
  "not a speaker that the mapping knows",
  "is missing",
  "not a time",
  "not a score that the mapping knows",
  "outside its scale",
  "neither yes nor no",
  "id cut to a power of ten: its digits are lost",
  "not a decimal amount",
  "begins with no speaker that the mapping knows",
  "no time is told",
] as const;

/** The faults of the sample, each with its column, reason and first row. */
export function ProblemsList({ problems }: { problems: readonly PreviewProblem[] }) {
  const t = useText();
  const format = useFormat();
  if (problems.length === 0) return null;
  return (
    <section className="mb-3 rounded-md bg-sunken px-3 py-2 text-xs" aria-label={t("mapping.problems")}>
      <h3 className="font-semibold text-bad">{t("mapping.problems")}</h3>
      <ul className="mt-1 space-y-1">
        {problems.slice(0, 6).map(({ field, reason, rows, line }) => {
          const words = known.find((one) => one === reason);
          return (
            <li key={`${field} ${reason}`} data-problem>
              {field !== null && <b className="font-semibold">{field} </b>}
              {words ? t(`mapping.reason.${words}`) : reason}
              <span className="text-muted">
                {" · "}
                {t("mapping.problem.rows", { rows: format.count(rows), line: String(line) })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
