import { fireEvent, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { renderPage } from "./render-page.tsx";

type Row = { key: string; name: string; csat: number };
const columns: Column<Row>[] = [
  { key: "name", header: "Store", align: "left", isSortable: true, cell: (row) => row.name },
  { key: "csat", header: "CSAT", unit: "%", isSortable: true, cell: (row) => row.csat },
  { key: "note", header: "Note", cell: () => "x" },
];
const rows: Row[] = [
  { key: "b", name: "Beta", csat: 2 },
  { key: "a", name: "Alpha", csat: 9 },
];
const table = (
  <DataTable
    label="Stores"
    columns={columns}
    rows={rows}
    total={{ key: "", name: "All", csat: 5 }}
    getKey={(row) => row.key}
    defaultSort={{ key: "csat", direction: "desc" }}
  />
);

describe("a table", () => {
  test("keeps the server's order, with the total on top", () => {
    renderPage(table);
    const names = within(screen.getByRole("table"))
      .getAllByRole("row")
      .map((row) => row.firstChild?.textContent);
    expect(names).toEqual(["Store", "All", "Beta", "Alpha"]);
  });

  test("says how it is sorted, by the URL or by default", () => {
    renderPage(table);
    expect(screen.getByRole("columnheader", { name: /CSAT/ }).getAttribute("aria-sort")).toBe("descending");
    expect(screen.getByRole("columnheader", { name: /Store/ }).getAttribute("aria-sort")).toBeNull();
  });

  test("sorts through the URL: numbers first from the top, names from A, again the other way", () => {
    const { getAddress } = renderPage(table, { path: "/stores?period=7d" });
    fireEvent.click(screen.getByRole("link", { name: "Sort by Store" }));
    expect(getAddress()).toBe("/stores?period=7d&sort=name:asc");
    fireEvent.click(screen.getByRole("link", { name: "Sort by Store" }));
    expect(getAddress()).toBe("/stores?period=7d&sort=name:desc");
    fireEvent.click(screen.getByRole("link", { name: "Sort by CSAT" }));
    expect(getAddress()).toBe("/stores?period=7d&sort=csat:desc");
  });

  test("offers no sorting where there is none, and can be scrolled by keyboard", () => {
    renderPage(table);
    expect(screen.queryByRole("link", { name: "Sort by Note" })).toBeNull();
    expect(screen.getByRole("region", { name: "Stores, scrolls sideways" }).tabIndex).toBe(0);
  });
});
