import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { EndingBar } from "#app/components/escalations/ending-bar.tsx";
import { ReasonMatrix } from "#app/components/escalations/reason-matrix.tsx";
import { renderPage } from "./render-page.tsx";

const cells = [
  { store: "hangzhou", reason: "no_answer" as const, count: 30 },
  { store: "hangzhou", reason: "anger" as const, count: 10 },
  { store: "shanghai", reason: "no_answer" as const, count: 5 },
];
const hrefOf = (element: HTMLElement) => decodeURIComponent(element.getAttribute("href") ?? "");

describe("the matrix of reasons and stores", () => {
  test("shows counts with totals by row and column", () => {
    renderPage(<ReasonMatrix cells={cells} shows="count" />, { path: "/escalations" });
    const texts = screen.getAllByRole("row").map((row) => [...row.children].map((cell) => cell.textContent));
    expect(texts).toEqual([
      ["reason", "Total", "杭州旗舰店", "上海店"],
      ["knowledge", "35", "30", "5"],
      ["no answer", "35", "30", "5"],
      ["customer", "10", "10", "–"],
      ["anger", "10", "10", "–"],
      ["All escalations", "45", "40", "5"],
    ]);
  });

  test("shows shares of the store's own escalations", () => {
    renderPage(<ReasonMatrix cells={cells} shows="share" />, { path: "/escalations" });
    const row = within(screen.getByRole("row", { name: /anger/ }));
    expect(row.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(["anger", "22.2", "25.0"]);
  });

  test("opens the list of a cell, a row and a column", () => {
    renderPage(<ReasonMatrix cells={cells} shows="count" />, { path: "/escalations?period=7d" });
    const row = within(screen.getByRole("row", { name: /no answer/ }));
    expect(hrefOf(row.getByRole("link", { name: "30" }))).toBe(
      "/escalations?period=7d&list=escalations&w=reason:is:no_answer&w=store:is:hangzhou",
    );
    expect(hrefOf(row.getByRole("link", { name: "35" }))).toBe(
      "/escalations?period=7d&list=escalations&w=reason:is:no_answer",
    );
    const totals = within(screen.getByRole("row", { name: /All escalations/ }));
    expect(hrefOf(totals.getByRole("link", { name: "40" }))).toBe(
      "/escalations?period=7d&list=escalations&w=store:is:hangzhou",
    );
  });

  test("filters by a reason, and lifts the filter on the second click", () => {
    renderPage(<ReasonMatrix cells={cells} shows="count" />, { path: "/escalations?f=reason:is:anger" });
    expect(hrefOf(screen.getByRole("link", { name: "no answer" }))).toBe(
      "/escalations?f=reason:is:no_answer",
    );
    const active = screen.getByRole("link", { name: "anger" });
    expect(active.getAttribute("aria-current")).toBe("true");
    expect(hrefOf(active)).toBe("/escalations");
  });
});

test("the bar of endings names every part with its count and share, and opens all it holds", () => {
  const shares = [
    { ending: "handoff_solved", standings: ["handoff_solved"], count: 30 },
    { ending: "handoff_lost", standings: [], count: 0 },
    { ending: "unjudged", standings: ["blocked", "human_only"], count: 10 },
  ];
  renderPage(<EndingBar shares={shares} />, { path: "/escalations" });
  const items = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(items).toEqual(["Solved by people3075.0\u202f%", "Not judged1025.0\u202f%"]);
  expect(hrefOf(screen.getByRole("link", { name: "10" }))).toBe(
    "/escalations?list=escalations&w=outcome:is:blocked,human_only",
  );
});
