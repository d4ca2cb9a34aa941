import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { ConvertedTotal } from "#app/components/sales/converted-total.tsx";
import { CostCard } from "#app/components/sales/cost-card.tsx";
import { GuidedCard } from "#app/components/sales/guided-card.tsx";
import { ProductsCard } from "#app/components/sales/products-card.tsx";
import { RulesCard } from "#app/components/sales/rules-card.tsx";
import { buildCost, type CostReport } from "#app/reports/sales-cost.server.ts";
import { buildGuided } from "#app/reports/sales-guided.server.ts";
import type { ProductsReport } from "#app/reports/sales-products.server.ts";
import { buildRules } from "#app/reports/sales-rules.server.ts";
import { platformRules } from "#app/sales/rules.ts";
import { renderPage } from "./render-page.tsx";

const buckets = { bot: "30.00", mixed: "0.00", human: "0.00", silent: "30.00" };
const row = { store: null, product: null, name: null, orders: null, pieces: null, products: 0 };
const products: ProductsReport = {
  net: false,
  currencies: [
    {
      ...{ currency: "CNY", orders: 3, total: "68.00" },
      rows: [
        {
          ...row,
          line: "item",
          store: "hz",
          product: "p1",
          name: "帽子",
          orders: 2,
          pieces: 2,
          products: 1,
          buckets,
          total: "60.00",
        },
        {
          ...row,
          line: "above",
          orders: 1,
          buckets: { ...buckets, bot: "8.00", silent: "0.00" },
          total: "8.00",
        },
      ],
    },
  ],
};

it("opens the orders of a product, and says what is of none", () => {
  const page = renderPage(<ProductsCard products={{ ok: true, data: products }} currency="CNY" />, {
    path: "/sales",
  });
  const hat = screen.getByRole("row", { name: /帽子/ });
  expect(hat.textContent).toMatch(/¥60\.00.*50\.0/);
  expect(screen.getByRole("row", { name: /Not of a product/ }).textContent).toContain("¥8.00");
  fireEvent.click(within(hat).getByRole("link", { name: /2/ }));
  expect(page.getAddress()).toContain("sales=orders:orders");
  expect(page.getAddress()).toMatch(/sw=store:is:hz.*sw=product:is:p1/);
});

it("walks from another platform's number to ours", () => {
  const steps = {
    existed: -100_00n,
    unpaid: 0n,
    unanswered: 0n,
    outside: 0n,
    twice: -50_00n,
    missed: 0n,
    refunded: -10_00n,
  };
  const data = {
    currencies: buildRules(platformRules.map((rule) => ({ currency: "CNY", rule, claimed: 200_00n, steps }))),
    isNarrowed: false,
  };
  const page = renderPage(<RulesCard rules={{ ok: true, data }} currency="USD" />, { path: "/sales" });
  const texts = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(texts).toEqual([
    "Paid in 72 h 5.0 × our net¥200.00",
    "Orders that were there before the chat -¥100.00",
    "The same order counted again -¥50.00",
    "Service GMV, gross ¥50.00",
    "Refunds -¥10.00",
    "Service GMV, net ¥40.00",
  ]);
  fireEvent.click(screen.getByRole("radio", { name: "Last touch, 7 days" }));
  expect(screen.getByText(/whoever replied/)).toBeInstanceOf(HTMLElement);
  fireEvent.click(screen.getByRole("link", { name: /counted again/ }));
  expect(page.getAddress()).toContain("sales=claims:touch_7d:twice&sw=currency:is:CNY");
});

it("does not take missing clicks for none", () => {
  const counts = { recommended: 40, clicked: 0, ordered: 0, pending: 3, sold: [] };
  renderPage(<GuidedCard guided={{ ok: true, data: buildGuided(counts, false) }} />);
  expect(screen.getByText(/send no clicks/)).toBeInstanceOf(HTMLElement);
  expect(screen.getAllByText("no data")).toHaveLength(2);
  expect(screen.getByRole("link", { name: /3 more recommendations are/ }).getAttribute("href")).toContain(
    "sales=recommendations:pending",
  );
});

const nothing: CostReport = { ...buildCost([]), withoutCost: [], sold: { value: "9.00", currency: "CNY" } };

it("has not enough data while handle time is unknown", () => {
  const cost = { ...nothing, resolved: 12, withoutCost: ["杭州旗舰店"] };
  renderPage(<CostCard currency="CNY" cost={{ ok: true, data: cost }} />);
  expect(screen.getByText("not enough data")).toBeInstanceOf(HTMLElement);
  expect(screen.getByText(/12 durable resolutions, but/)).toBeInstanceOf(HTMLElement);
  expect(screen.getByRole("link", { name: "Set it" }).getAttribute("href")).toBe("/settings/money");
});

it("marks a converted total with its rates and their days", () => {
  const used = [{ currency: "USD", reportingCurrency: "CNY", holdsFrom: "2026-11-01", rate: "7.25" }];
  renderPage(
    <ConvertedTotal
      converted={{ isComplete: true, currency: "CNY", gmv: "725.00", service: "72.50", used }}
    />,
  );
  expect(screen.getByText("converted")).toBeInstanceOf(HTMLElement);
  expect(screen.getByText(/1 USD = 7.25 CNY from 1 Nov 2026/).textContent).toContain(
    "¥72.50 after a chat, of ¥725.00",
  );
});

it.each(["zh-CN", "zh-TW"] as const)("speaks %s", (locale) => {
  renderPage(
    <>
      <ProductsCard products={{ ok: true, data: products }} currency="CNY" />
      <CostCard currency="CNY" cost={{ ok: true, data: nothing }} />
      <GuidedCard
        guided={{
          ok: true,
          data: buildGuided({ recommended: 0, clicked: 0, ordered: 0, pending: 0, sold: [] }, true),
        }}
      />
      <ConvertedTotal converted={{ isComplete: false, currency: "CNY", missing: ["USD"] }} />
    </>,
    { locale },
  );
  expect(screen.getByText(locale === "zh-CN" ? "卖了什么" : "賣了什麼")).toBeInstanceOf(HTMLElement);
  expect(screen.getByText(/CNY.*USD/)).toBeInstanceOf(HTMLElement);
});
