import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { permissions } from "#app/access/role.ts";
import { SalesFigureLink } from "#app/components/figures/sales-figure-link.tsx";
import { SalesFigureValue } from "#app/components/figures/sales-figure-value.tsx";
import type { SalesFigure } from "#app/metrics/sales-figure.ts";
import { renderPage, shell } from "./render-page.tsx";

const conversion: SalesFigure = {
  ...{ value: 0.13, numerator: 130, denominator: 1000, low: 0.11, high: 0.152, pending: 12 },
};
const addresses = () =>
  screen.getAllByRole("link").map((link) => decodeURIComponent(link.getAttribute("href")!));

describe("a number of sales", () => {
  test("opens its orders, with the filters of its row and its currency", () => {
    renderPage(
      <SalesFigureLink
        metric="gmv_bot"
        figure={{ value: "1234.50", currency: "CNY" }}
        where={[{ dimension: "topic", operator: "is", values: ["sizes"] }]}
      />,
      { path: "/sales?period=7d&list=csat" },
    );
    expect(screen.getByRole("link").textContent).toBe("¥1,234.50");
    expect(addresses()).toEqual([
      "/sales?period=7d&sales=orders:gmv_bot&sw=topic:is:sizes&sw=currency:is:CNY",
    ]);
  });

  test("in several currencies is one link for each, and never a sum", () => {
    const totals = [
      { value: "5.00", currency: "CNY" },
      { value: "700", currency: "JPY" },
    ];
    renderPage(<SalesFigureLink metric="service_gmv_net" figure={{ value: null, totals }} />);
    expect(screen.getAllByRole("link").map((link) => link.textContent)).toEqual(["¥5.00", "JP¥700"]);
    expect(addresses()).toEqual([
      "/experience?sales=orders:service_gmv_net&sw=currency:is:CNY",
      "/experience?sales=orders:service_gmv_net&sw=currency:is:JPY",
    ]);
  });

  test("of inquiries has both its counts, each with its own list", () => {
    renderPage(<SalesFigureValue metric="conversion_rate" figure={conversion} showsCounts showsInterval />);
    expect(addresses()).toEqual([
      "/experience?sales=inquiries:conversion_rate",
      "/experience?sales=inquiries:conversion_rate",
      "/experience?sales=inquiries:conversion_rate&side=denominator",
    ]);
    expect(screen.getByText("11.0 – 15.2")).toBeTruthy();
  });

  test("without data says so and is no link", () => {
    renderPage(<SalesFigureLink metric="service_gmv" figure={{ value: null }} />);
    expect(screen.getByText("no data")).toBeTruthy();
    expect(screen.queryByRole("link")).toBeNull();
  });

  test("opens nothing for those who see no single customers", () => {
    const principal = {
      ...shell.principal,
      permissions: permissions.filter((permission) => permission !== "transcripts"),
    };
    renderPage(<SalesFigureLink metric="inquirers" figure={{ value: 7 }} />, { shell: { principal } });
    expect(screen.queryByRole("link")).toBeNull();
    expect(screen.getByRole("button").textContent).toBe("7");
  });

  test("explains itself: definition, both sides, interval, pending and the window", async () => {
    renderPage(<SalesFigureLink metric="conversion_rate" figure={conversion} />, {
      path: "/sales?window=24",
    });
    fireEvent.pointerEnter(screen.getByRole("link"));
    const details = await screen.findByRole("tooltip");
    for (const text of [
      /Buyers who were no inquirers/,
      "130",
      "1,000",
      /11\.0 – 15\.2/,
      /Attribution window24 h/,
      "12",
    ]) {
      expect(details.textContent).toMatch(text);
    }
  });

  test("says its change against the period before", () => {
    renderPage(
      <SalesFigureValue
        metric="service_gmv_net"
        figure={{ value: "120.00", currency: "CNY" }}
        before={{ value: "100.00", currency: "CNY" }}
        showsChange
      />,
    );
    expect(screen.getByText(/^up 20\.0/).parentElement!.className).toContain("text-good");
  });
});
