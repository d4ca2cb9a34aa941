import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { AnnotationsProvider } from "#app/components/charts/annotations.tsx";
import { TrendChart } from "#app/components/charts/trend-chart.tsx";
import type { Annotation } from "#app/reports/annotations.server.ts";
import { renderPage } from "./render-page.tsx";

const point = (day: string) => ({ day, figure: { value: 0.5, denominator: 100 }, isMaturing: false });
const annotations: Annotation[] = [
  { day: "2026-11-09", topic: "size", edits: 1 },
  { day: "2026-11-12", topic: "coupon", edits: 2 },
  { day: "2026-11-12", topic: null, edits: 1 },
];

function show(days: string[], step: "day" | "week" = "day", path = "/experience") {
  return renderPage(
    <AnnotationsProvider annotations={annotations}>
      <TrendChart metric="verified_rate" points={days.map(point)} step={step} />
    </AnnotationsProvider>,
    { path },
  );
}

it("lists below a chart what went live, newest first, each leading to its edits", () => {
  show(["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12"], "day", "/experience?f=store:is:hangzhou");
  const legend = screen.getByRole("button", { name: /Knowledge went live: 4 edits in this period/ });
  fireEvent.click(legend);
  const links = within(screen.getByRole("dialog")).getAllByRole("link");
  expect(links.map(({ textContent }) => textContent)).toEqual([
    ...["topic not told: 1 edit12 Nov", "coupon: 2 edits12 Nov", "size: 1 edit9 Nov"],
    "All edits with their lift",
  ]);
  expect(decodeURIComponent(links[1]!.getAttribute("href")!)).toBe(
    "/training?f=store:is:hangzhou&f=topic:is:coupon",
  );
});

it("names it in the chart's table on its day, or in the week that holds it", () => {
  show(["2026-11-02", "2026-11-09"], "week");
  fireEvent.click(screen.getByRole("button", { name: "Table" }));
  const [latest, before] = within(screen.getByRole("table")).getAllByRole("row").slice(1);
  expect(latest!.textContent).toMatch(/9 Nov.*size: 1 edit.*coupon: 2 edits.*topic not told: 1 edit/);
  expect(before!.textContent).not.toMatch(/edit/);
});

it("has no legend where nothing went live", () => {
  renderPage(<TrendChart metric="verified_rate" points={[point("2026-11-09")]} />);
  expect(screen.queryByRole("button", { name: /Knowledge went live/ })).toBeNull();
});
