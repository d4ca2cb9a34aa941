import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { TopBar } from "#app/components/app-shell/top-bar.tsx";
import { renderPage } from "./render-page.tsx";

const filtered = "/experience?f=store:is:hangzhou,shanghai&f=channel:is_not:phone";

describe("the top bar", () => {
  test("says period, comparison, filters and how far the data reaches", () => {
    renderPage(<TopBar />, { path: filtered });
    const bar = screen.getByRole("region", { name: "Period, comparison and filters" });
    for (const text of [
      "Last 30 days",
      "19 Oct – 17 Nov",
      "vs previous 30 days",
      "杭州旗舰店, 上海店",
      "phone",
    ]) {
      expect(bar.textContent).toContain(text);
    }
    expect(bar.textContent).toMatch(/data through 17 Nov 2026.*14:32/);
    expect(bar.textContent).toMatch(/4\.6\s?% not yet matured/);
  });

  test("chooses a period", () => {
    const { getAddress } = renderPage(<TopBar />, { path: filtered });
    fireEvent.click(screen.getByRole("button", { name: /Last 30 days/ }));
    fireEvent.click(screen.getByRole("link", { name: /This month/ }));
    expect(getAddress()).toBe("/experience?period=month&f=store:is:hangzhou,shanghai&f=channel:is_not:phone");
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("takes custom days in either order", () => {
    const { getAddress } = renderPage(<TopBar />);
    fireEvent.click(screen.getByRole("button", { name: /Last 30 days/ }));
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-11-11" } });
    fireEvent.change(screen.getByLabelText("To"), { target: { value: "2026-11-01" } });
    fireEvent.click(screen.getByRole("button", { name: "Apply" }));
    expect(getAddress()).toBe("/experience?period=2026-11-01..2026-11-11");
  });

  test("goes to the period before, and not beyond the data", () => {
    renderPage(<TopBar />);
    expect(screen.getByRole("link", { name: "Earlier period" }).getAttribute("href")).toBe(
      "/experience?period=2026-09-19..2026-10-18",
    );
    expect(screen.queryByRole("link", { name: "Later period" })).toBeNull();
  });

  test("removes a filter", () => {
    const { getAddress } = renderPage(<TopBar />, { path: filtered });
    fireEvent.click(screen.getByRole("link", { name: "Remove filter: store" }));
    expect(getAddress()).toBe("/experience?f=channel:is_not:phone");
  });

  test("edits a filter in place, and changes nothing before it is applied", () => {
    const { getAddress } = renderPage(<TopBar />, { path: filtered });
    fireEvent.click(screen.getByRole("button", { name: /store/ }));
    const editor = within(screen.getByRole("dialog", { name: "Edit filter: store" }));
    fireEvent.click(editor.getByLabelText("上海店"));
    fireEvent.click(editor.getByLabelText("is not"));
    expect(getAddress()).toBe(filtered);
    fireEvent.click(editor.getByRole("button", { name: "Apply" }));
    expect(getAddress()).toBe("/experience?f=store:is_not:hangzhou&f=channel:is_not:phone");
  });

  test("searches inside a list of stores", () => {
    renderPage(<TopBar />, { path: "/experience?f=store:is:hangzhou" });
    fireEvent.click(screen.getByRole("button", { name: /store/ }));
    fireEvent.change(screen.getByRole("searchbox"), { target: { value: "上海" } });
    expect(screen.getAllByRole("checkbox")).toHaveLength(1);
  });

  test("adds a filter whose values come from the data", async () => {
    const { getAddress } = renderPage(<TopBar />);
    fireEvent.click(screen.getByRole("button", { name: "Add a filter" }));
    fireEvent.click(screen.getByRole("button", { name: "topic" }));
    fireEvent.click(await screen.findByLabelText(/refund/));
    fireEvent.click(screen.getByRole("button", { name: "Apply" }));
    await waitFor(() => expect(getAddress()).toBe("/experience?f=topic:is:refund"));
  });

  test("closes a panel on Esc and gives the focus back", () => {
    renderPage(<TopBar />);
    const button = screen.getByRole("button", { name: /vs previous 30 days/ });
    fireEvent.click(button);
    expect(screen.getByRole("dialog", { name: "Compare with" })).toBeTruthy();
    fireEvent.keyDown(document, { key: "Escape" });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});
