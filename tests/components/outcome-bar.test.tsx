import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { OutcomeBar } from "#app/components/charts/outcome-bar.tsx";
import { outcomes } from "#app/facts/outcome.ts";
import { renderPage } from "./render-page.tsx";

/** The fixture of metrics.md: 100 conversations, of which 5 outcomes are absent or zero. */
const counts: Partial<Record<string, number>> = {
  confirmed: 10,
  durable: 26,
  recontacted: 9,
  unanswered: 12,
  handoff_solved: 25,
  handoff_lost: 8,
  takeover: 10,
};
const shares = outcomes.map((outcome) => ({ outcome, figure: { value: counts[outcome] ?? 0 } }));
const hrefOf = (name: RegExp | string) =>
  decodeURIComponent(screen.getByRole("link", { name }).getAttribute("href")!);

describe("the outcome bar", () => {
  test("adds up to 100 %", () => {
    const { container } = renderPage(<OutcomeBar shares={shares} />);
    const widths = [...container.querySelectorAll<HTMLElement>("[tabindex='-1']")].map((part) =>
      Number.parseFloat(part.style.width),
    );
    expect(widths).toEqual([10, 26, 9, 12, 25, 8, 10]);
    expect(widths.reduce((sum, width) => sum + width)).toBe(100);
  });

  test("names all nine outcomes, also those nobody had", () => {
    renderPage(<OutcomeBar shares={shares} />);
    expect(screen.getAllByRole("listitem")).toHaveLength(9);
  });

  test("filters by a legend entry, and lifts the filter from the same place", () => {
    renderPage(<OutcomeBar shares={shares} />);
    expect(hrefOf("Lost")).toBe("/experience?f=outcome:is:handoff_lost");
  });

  test("shows which entry is filtered by", () => {
    renderPage(<OutcomeBar shares={shares} />, { path: "/experience?f=outcome:is:handoff_lost" });
    expect(screen.getByRole("link", { name: "Lost" }).getAttribute("aria-current")).toBe("true");
    expect(hrefOf("Lost")).toBe("/experience");
  });

  test("opens the list of an outcome from its count", () => {
    renderPage(<OutcomeBar shares={shares} />);
    expect(hrefOf(/Handed off, solved: 25/)).toBe("/experience?list=outcome_handoff_solved");
  });
});
