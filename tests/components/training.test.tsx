import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { EditsCard } from "#app/components/training/edits-card.tsx";
import { TrainersCard } from "#app/components/training/trainers-card.tsx";
import type { ListedEdit, TrainingReport } from "#app/reports/training.server.ts";
import { renderPage, shell } from "./render-page.tsx";

const edit: ListedEdit = {
  ...{ key: "1", store: "hangzhou", timezone: "Asia/Shanghai", entry: "kb-1", topic: "size" },
  ...{ trainer: "lin", trainerName: "林悦", at: Date.UTC(2026, 9, 1, 2), work: "rewritten" },
  ...{ verdict: "helped", lift: 0.176, low: 0.063, high: 0.29, exposed: 162, before: 120, controls: 14 },
  counted: { from: "2026-10-02", to: "2026-10-29" },
  isOngoing: false,
  added: 19.2,
};
const unknown = { lift: null, low: null, high: null };
const empty: TrainingReport = {
  rows: [],
  latest: [],
  waiting: 0,
  trainers: [],
  count: 0,
  judged: 0,
  left: 0,
  earlier: 0,
  known: 0,
};

function show(report: Partial<TrainingReport>, path = "/training") {
  return renderPage(<EditsCard training={{ ok: true, data: { ...empty, known: 9, ...report } }} />, { path });
}
const rowOf = (name: RegExp) => screen.getByRole("row", { name });

it("says of each edit what it brought, how surely, and why nothing can be told", () => {
  show({
    rows: [
      edit,
      { ...edit, key: "2", topic: "refund", verdict: "harmed", lift: -0.428, low: -0.731, high: -0.126 },
      { ...edit, key: "3", topic: "coupon", verdict: "no clear effect", lift: 0.2, low: 0.041, high: 0.37 },
      {
        ...edit,
        ...unknown,
        key: "4",
        topic: "parcel",
        verdict: "not enough traffic",
        before: 21,
        exposed: 27,
      },
      { ...edit, ...unknown, key: "5", topic: "colour", verdict: "nothing to compare with", controls: 1 },
    ],
  });
  expect(rowOf(/size/).textContent).toMatch(
    /\+17\.6\+6\.3 to \+29\.0.*helped.*against 14 untouched topics.*162/,
  );
  expect(rowOf(/refund/).textContent).toMatch(/−42\.8−73\.1 to −12\.6.*harmed/);
  const regressions = screen.getByRole("note");
  expect(regressions.textContent).toMatch(/1 regression: .*refund · 杭州旗舰店 −42\.8/);
  expect(within(regressions).getByRole("link").getAttribute("href")).toMatch(
    /^\/training\/edits\/hangzhou\/kb-1\/1790820000000/,
  );
  expect(rowOf(/coupon/).textContent).toMatch(/no clear effect.*apart from zero, but too few/);
  expect(rowOf(/parcel/).textContent).toMatch(/–no data.*21 before, 27 after; 30 of each are needed/);
  expect(rowOf(/colour/).textContent).toMatch(/1 topic untouched meanwhile; 3 are needed/);
});

it("opens the conversations that met an edit, judged under each store's own window whatever the page's settings", () => {
  show({ rows: [edit] }, "/training?hours=24&test=1&f=topic:is:size");
  const link = within(rowOf(/size/)).getByRole("link", { name: /162 conversations on size/ });
  expect(decodeURIComponent(link.getAttribute("href")!)).toBe(
    "/conversations?period=2026-10-02..2026-10-29&f=store:is:hangzhou&f=topic:is:size&of=verified_rate:denominator",
  );
});

it("links no conversations for whoever may not see them", () => {
  const principal = { ...shell.principal, permissions: ["figures", "knowledge"] as const };
  renderPage(<EditsCard training={{ ok: true, data: { ...empty, known: 1, rows: [edit] } }} />, {
    ...{ path: "/training", shell: { principal: { ...principal, permissions: [...principal.permissions] } } },
  });
  expect(within(rowOf(/size/)).queryByRole("link", { name: /162|conversations/ })).toBeNull();
});

it.each<[Partial<TrainingReport>, string, RegExp]>([
  [{ known: 0 }, "/training", /No edits of the knowledge received/],
  [{ known: 4, earlier: 4 }, "/training", /All 4 edits went live before/],
  [{ known: 4, earlier: 1 }, "/training?f=topic:is:none", /The filters leave nothing over/],
])("says why there is nothing: %j", (report, path, words) => {
  show(report, path);
  expect(screen.getByText(words)).toBeTruthy();
});

it("sums trainers by effect; unknown is said, a name leads to the trainer's page, the count to their edits", () => {
  const sums = {
    ...{ helped: 1, harmed: 0, edits: 8, minutes: 270, judged: 4, unjudged: 4 },
    ...{ perHour: null, staleRetired: 0 },
  };
  const trainers = [
    { trainer: "lin", name: "林悦", added: 22.4, low: 2.3, high: 42.4, ...sums },
    { ...sums, trainer: null, name: null, added: null, low: null, high: null, judged: 0, minutes: null },
  ];
  renderPage(<TrainersCard training={{ ok: true, data: { ...empty, trainers } }} />, {
    path: "/training?f=topic:is:size",
  });
  expect(rowOf(/林悦/).textContent).toMatch(/\+22\+2 to \+42.*4 of 8.*8 edits · 4\.5 h of recorded work/);
  expect(rowOf(/not told/).textContent).toMatch(/not enough data.*0 of 4.*no recorded work/);
  expect(screen.getByRole("link", { name: "林悦" }).getAttribute("href")).toContain(
    "/training/trainers/lin?",
  );
  const [own] = screen.getAllByRole("link", { name: "8 edits" });
  expect(own!.getAttribute("href")).toContain("trainer=lin");
});
