import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { Sparkline } from "#app/components/charts/sparkline.tsx";
import { TrendChart } from "#app/components/charts/trend-chart.tsx";
import { buildTicks, pickLabels } from "#app/components/charts/trend-scale.ts";
import { renderPage } from "./render-page.tsx";

const point = (day: string, value: number, isMaturing = false) => ({
  day,
  figure: { value, numerator: value * 100, denominator: 100, low: value - 0.05, high: value + 0.05 },
  before: { value: value - 0.01, denominator: 100 },
  isMaturing,
});

describe("a trend", () => {
  test("has its table one key away, newest day first, with the maturing days named", () => {
    const points = [point("2026-11-15", 0.4), point("2026-11-16", 0.5), point("2026-11-17", 0.6, true)];
    renderPage(<TrendChart metric="verified_rate" points={points} />);
    fireEvent.click(screen.getByRole("button", { name: "Table" }));
    const [first, second] = within(screen.getByRole("table")).getAllByRole("row").slice(1);
    expect(first!.textContent).toMatch(/17 Nov.*maturing.*60\.0.*55\.0 – 65\.0.*1\.0 pt/);
    expect(second!.textContent).toMatch(/16 Nov/);
    expect(second!.textContent).not.toMatch(/maturing/);
    const link = within(first!).getByRole("link");
    expect(decodeURIComponent(link.getAttribute("href")!)).toBe(
      "/experience?list=verified_rate&w=day:is:2026-11-17",
    );
  });

  test("without any figure says so instead of drawing an empty box", () => {
    const points = [{ day: "2026-11-17", figure: { value: null }, isMaturing: true }];
    renderPage(<TrendChart metric="verified_rate" points={points} />);
    expect(screen.getByText("Nothing to draw in this period.")).toBeTruthy();
  });
});

describe("axes", () => {
  test("of counts start at zero, of shares in a narrow band near it", () => {
    expect(buildTicks(90, 100, "count")).toEqual([0, 25, 50, 75, 100]);
    expect(buildTicks(0.1, 0.38, "share")).toEqual([0, 0.1, 0.2, 0.3, 0.4]);
    expect(buildTicks(0.35, 0.45, "share")).toEqual([0.35, 0.375, 0.4, 0.425, 0.45]);
  });

  test("never name a share above 100 %", () => {
    expect(Math.max(...buildTicks(0.2, 1, "share"))).toBe(1);
  });

  test("label the first and the last day", () => {
    expect(pickLabels([1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([1, 5, 9]);
    expect(pickLabels([1, 2], 5)).toEqual([1, 2]);
  });
});

describe("a sparkline", () => {
  test("breaks where a day has no figure and dashes the maturing days", () => {
    const { container } = renderPage(
      <Sparkline label="verified" values={[0.5, null, 0.5, 1]} maturingFrom={3} />,
    );
    const [settled, maturing] = container.querySelectorAll("path");
    expect(settled!.getAttribute("d")!.match(/M/g)).toHaveLength(2);
    expect(maturing!.getAttribute("stroke-dasharray")).toBeTruthy();
    expect(screen.getByRole("img", { name: "verified" })).toBeTruthy();
  });

  test("needs two days to be a line", () => {
    const { container } = renderPage(<Sparkline label="verified" values={[null, 0.5]} />);
    expect(container.querySelector("svg")).toBeNull();
  });
});
