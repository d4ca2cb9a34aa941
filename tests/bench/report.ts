import type { FirstLoad } from "./first-load.ts";
import type { PageTime } from "./pages.ts";
import type { QuestionTime } from "./questions.ts";

export type Report = {
  cores: number;
  /** From starting the process on an empty data folder to the first answer, demo world and build included if absent. */
  secondsToServeWithDemo: number;
  pages: PageTime[];
  firstLoad: FirstLoad[];
  questions: QuestionTime[];
};

/** The report as Markdown. Milliseconds; `server` is what the page's own Server-Timing says. */
export function renderReport(report: Report): string {
  return [
    "# Bench",
    "",
    `Demo world of 40,000 conversations, embedded Postgres, ${report.cores} cores. First answer after ${report.secondsToServeWithDemo} s.`,
    "",
    "## Pages (ms at the server, one request at a time)",
    "",
    table(
      ["page", "server p50", "server p95", "whole answer p50", "p95", "kB of HTML"],
      report.pages.map(({ page, server, total, kilobytes }) => [
        page,
        server?.p50 ?? "–",
        server?.p95 ?? "–",
        total.p50,
        total.p95,
        kilobytes,
      ]),
    ),
    "",
    "## First load (kB of JavaScript, gzip, before charts)",
    "",
    table(
      ["path", "kB", "files"],
      report.firstLoad.map(({ path, kilobytes, files }) => [path, kilobytes, files]),
    ),
    "",
    "## Questions against hand-written SQL over the facts (medians, in turn)",
    "",
    table(
      ["question", "ms", "raw SQL ms", "ratio"],
      report.questions.map(({ question, ms, rawSqlMs, ratio }) => [question, ms, rawSqlMs, ratio]),
    ),
    "",
  ].join("\n");
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
