import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { DefinitionsProvider } from "#app/components/figures/definitions-context.tsx";
import { FigureValue } from "#app/components/figures/figure-value.tsx";
import { buildStandings } from "#app/reports/source-standings.server.ts";
import type { Filter } from "#app/metrics/dimensions.ts";
import type { Figure } from "#app/metrics/figure.ts";
import { renderPage } from "./render-page.tsx";

const verified: Figure = {
  value: 0.36,
  numerator: 3028,
  denominator: 8412,
  low: 0.35,
  high: 0.37,
  pending: 405,
  pendingShare: 0.046,
};
const before: Figure = { ...verified, value: 0.339 };
const href = (name: RegExp) => decodeURIComponent(screen.getByRole("link", { name }).getAttribute("href")!);

describe("a number", () => {
  test("is a link that opens its list and keeps the page's state", () => {
    renderPage(
      <FigureValue
        metric="verified_rate"
        figure={verified}
        where={[{ dimension: "store", operator: "is", values: ["hangzhou"] }]}
      />,
      { path: "/stores?period=7d&sort=csat:asc" },
    );
    expect(href(/Verified resolution: 36\.0/)).toBe(
      "/stores?period=7d&sort=csat:asc&list=verified_rate&w=store:is:hangzhou",
    );
  });

  test("has its counts beside it, each with its own list", () => {
    renderPage(<FigureValue metric="verified_rate" figure={verified} showsCounts showsInterval />);
    expect(href(/3,028/)).toBe("/experience?list=verified_rate");
    expect(href(/8,412/)).toBe("/experience?list=verified_rate&side=denominator");
    expect(screen.getByText("35.0 – 37.0")).toBeTruthy();
  });

  test("of a percentile opens what it was taken over", () => {
    renderPage(<FigureValue metric="human_wait_p50" figure={{ value: 52, denominator: 2280 }} />);
    expect(href(/52 s/)).toBe("/experience?list=human_wait_p50&side=denominator");
  });

  test("without data says so and is no link", () => {
    renderPage(<FigureValue metric="csat" figure={{ value: null, denominator: 0 }} />);
    expect(screen.getByText("no data")).toBeTruthy();
    expect(screen.queryByRole("link")).toBeNull();
  });

  test("over fewer than 30 conversations says there is not enough data", () => {
    renderPage(<FigureValue metric="csat" figure={{ value: 1, numerator: 29, denominator: 29 }} />);
    expect(screen.getByText("not enough data")).toBeTruthy();
  });

  test("over 30 conversations does not", () => {
    renderPage(<FigureValue metric="csat" figure={{ value: 1, numerator: 30, denominator: 30 }} />);
    expect(screen.queryByText("not enough data")).toBeNull();
  });
});

describe("a change", () => {
  const colourOf = (text: string) => screen.getByText(text).parentElement!.className;

  test("is coloured by what is good, and says its direction in words", () => {
    renderPage(<FigureValue metric="verified_rate" figure={verified} before={before} showsChange />);
    expect(colourOf("up 2.1 pt")).toContain("text-good");
  });

  test("to more lost customers is bad", () => {
    renderPage(
      <FigureValue metric="outcome_handoff_lost" figure={{ value: 12 }} before={{ value: 10 }} showsChange />,
    );
    expect(screen.getByText(/^up 20\.0/).parentElement!.className).toContain("text-bad");
  });

  test("follows the red-is-up setting whatever is good", () => {
    renderPage(<FigureValue metric="verified_rate" figure={verified} before={before} showsChange />, {
      shell: { rising: "red" },
    });
    expect(colourOf("up 2.1 pt")).toContain("text-rise");
  });

  test("is left out when there is nothing to compare with", () => {
    renderPage(<FigureValue metric="verified_rate" figure={verified} before={{ value: null }} showsChange />);
    expect(screen.queryByText(/^(up|down|unchanged)/)).toBeNull();
  });
});

describe("the details of a number", () => {
  test("open from the pointer: definition, sums, interval, pending and the other definitions; Esc closes them", async () => {
    renderPage(
      <DefinitionsProvider value={{ verified_rate: verified, assumed_rate: { ...verified, value: 0.45 } }}>
        <FigureValue metric="verified_rate" figure={verified} before={before} />
      </DefinitionsProvider>,
    );
    const link = screen.getByRole("link");
    fireEvent.pointerEnter(link);
    const details = await screen.findByRole("tooltip");
    expect(link.getAttribute("aria-describedby")).toBe(details.id);
    for (const text of [
      /Confirmed \+ durable/,
      "3,028",
      "8,412",
      /35\.0 – 37\.0/,
      /405/,
      "72 h",
      "Asia/Shanghai",
      /45\.0/,
    ]) {
      expect(details.textContent).toMatch(text);
    }
    fireEvent.keyDown(document, { key: "Escape" });
    expect(screen.queryByRole("tooltip")).toBeNull();
  });
});

describe("what the source does not tell", () => {
  const rasa = buildStandings(
    [{ store: "hangzhou", source: "rasa", of: "conversations" }],
    new Set(["rasa"]),
  );
  const counted = { value: 12 };

  test("makes a count of none unknown", () => {
    renderPage(<FigureValue metric="rated" figure={{ value: 0 }} />, { shell: { sources: rasa } });
    expect(screen.getByRole("button", { name: /not recorded/ })).toBeTruthy();
    expect(screen.queryByText("0")).toBeNull();
  });

  test("marks a number that was inferred, and its details say which part and by which source", async () => {
    renderPage(<FigureValue metric="escalations" figure={counted} />, { shell: { sources: rasa } });
    expect(screen.getByText("partly inferred")).toBeTruthy();
    fireEvent.pointerEnter(screen.getByRole("link", { name: /12/ }));
    expect(await screen.findByText("Handoffs (rasa)")).toBeTruthy();
  });

  test("marks nothing in a row of another store, nor where all is recorded", () => {
    const where: Filter[] = [{ dimension: "store", operator: "is", values: ["shanghai"] }];
    renderPage(
      <>
        <FigureValue metric="escalations" figure={counted} where={where} />
        <FigureValue metric="conversations" figure={counted} />
      </>,
      { shell: { sources: rasa } },
    );
    expect(screen.queryByText("partly inferred")).toBeNull();
  });
});
