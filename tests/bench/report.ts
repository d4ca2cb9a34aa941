import type { AdapterSpeed } from "./adapters.ts";
import type { FirstLoad } from "./first-load.ts";
import type { FreshnessReport } from "./freshness.ts";
import type { GapsRun } from "./gaps/measure-gaps.ts";
import { renderGaps } from "./gaps/render-gaps.ts";
import type { IngestRun } from "./ingest.ts";
import type { MaskingCost } from "./masking.ts";
import type { PageTime } from "./pages.ts";
import type { QuestionTime } from "./questions.ts";
import type { RlsTime } from "./rls.ts";
import type { SalesRun } from "./sales.ts";
import { median, round } from "./statistics.ts";

export type Report = {
  cores: number;
  /** From starting the process on an empty data folder to the first answer, demo world and build included if absent. */
  secondsToServeWithDemo: number;
  pages: PageTime[];
  firstLoad: FirstLoad[];
  questions: QuestionTime[];
  /** Absent until first measured. */
  freshness?: FreshnessReport;
  rls?: RlsTime[];
  adapters?: AdapterSpeed[];
  ingest?: IngestRun[];
  masking?: MaskingCost;
  sales?: SalesRun;
  gaps?: GapsRun;
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
    "## Ingest against raw `COPY` of the same rows into tables with the same indexes",
    "",
    "Everything on: validation, duplicates, quarantine, facts, re-contact links, rollups, WAL. Medians; `COPY` gets finished rows.",
    "",
    table(
      [
        "messages",
        "events",
        "MB",
        "runs",
        "seconds",
        "µs a message",
        "raw `COPY` s",
        "ratio",
        "peak memory MiB",
      ],
      groupBySize(report.ingest ?? []).map((runs) => {
        const at = (read: (run: IngestRun) => number) => round(median(runs.map(read)));
        const { messages, events, megabytes } = runs[0]!;
        return [
          messages.toLocaleString("en"),
          events.toLocaleString("en"),
          megabytes,
          runs.length,
          at((run) => run.seconds),
          at((run) => (run.seconds / run.messages) * 1e6),
          at((run) => run.rawSeconds),
          at((run) => run.ratio),
          Math.max(...runs.map((run) => run.peakMemory)),
        ];
      }),
    ),
    "",
    ...renderMasking(report.masking),
    ...renderAdapters(report.adapters),
    ...renderFreshness(report.freshness),
    ...renderRls(report.rls),
    ...renderSales(report.sales),
    ...renderGaps(report.gaps, table),
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

function renderAdapters(speeds: readonly AdapterSpeed[] | undefined): string[] {
  if (!speeds) return [];
  return [
    "## Adapters (one core's time; reading records only, without files, masking and storing)",
    "",
    table(
      ["format", "bytes a record", "events a record", "records a second"],
      speeds.map(({ format, bytes, eventsPerRecord, recordsPerSecond }) => [
        format,
        bytes,
        eventsPerRecord,
        recordsPerSecond.toLocaleString("en"),
      ]),
    ),
    "",
  ];
}

function renderMasking(masking: MaskingCost | undefined): string[] {
  if (!masking) return [];
  const { messages, masked, unmasked, ratio } = masking;
  return [
    `Masking personal data: ${masked} s against ${unmasked} s without it, ratio ${ratio} (${messages.toLocaleString("en")} messages, medians).`,
    "",
  ];
}

function renderFreshness(freshness: FreshnessReport | undefined): string[] {
  if (!freshness) return [];
  const { rate, p50, p99, updates, requests, pages } = freshness;
  return [
    `## Freshness under ${rate} messages a second for a minute (ms)`,
    "",
    table(
      ["what", "p50", "p95", "p99"],
      [
        ["from sending to the query's answer", p50, "–", p99],
        ["from sending to an open page", updates.p50, "–", updates.p99],
        ["answer of `POST /api/v1/events`", requests.p50, "–", requests.p99],
        ["pages meanwhile, to the head, at the server", pages.head.p50, pages.head.p95, "–"],
        ["pages meanwhile, whole answers", pages.p50, pages.p95, "–"],
      ],
    ),
    "",
  ];
}

function renderRls(times: readonly RlsTime[] | undefined): string[] {
  if (!times) return [];
  return [
    "## Pages with row-level security and without (medians in ms of whole answers, in turn)",
    "",
    table(
      ["who", "page", "with", "without", "ratio"],
      times.map((row) => [row.who, row.path, row.with, row.without, row.ratio]),
    ),
    "",
  ];
}

function renderSales(run: SalesRun | undefined): string[] {
  if (!run) return [];
  const { orders, conversations, fromScratchSeconds, late, page } = run;
  return [
    "## Crediting orders to conversations",
    "",
    table(
      ["what", "p50", "p95"],
      [
        [
          `${orders.toLocaleString("en")} orders and ${conversations.toLocaleString("en")} conversations from scratch (s)`,
          fromScratchSeconds,
          "–",
        ],
        ...Object.entries(late).flatMap(([kind, { credited, whole }]) => [
          [`one late ${kind}, stored and credited (ms)`, credited.p50, credited.p95],
          ["the same with its figures on every day it touches (ms)", whole.p50, whole.p95],
        ]),
        ...page.flatMap(({ search, total, cards, parts }) => [
          [`all questions of the Sales page: ${search} (ms)`, total.p50, total.p95],
          ["the cards that it sends later (ms)", cards.p50, cards.p95],
          ...Object.entries(parts).map(([part, { p50, p95 }]) => [`… ${part} alone (ms)`, p50, p95]),
        ]),
      ],
    ),
    "",
  ];
}

function groupBySize(runs: readonly IngestRun[]): IngestRun[][] {
  return [...new Set(runs.map(({ messages }) => messages))].map((messages) =>
    runs.filter((run) => run.messages === messages),
  );
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, index) => (index === 0 ? "---" : "---:"));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}
