import { Link } from "@remix-run/react";
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { Drawer } from "#app/components/drawer/drawer.tsx";
import { renderPage } from "./render-page.tsx";

const page = (
  <>
    <Link to="/experience?period=7d&list=csat">67 %</Link>
    <Drawer>
      <p>12 conversations</p>
    </Drawer>
  </>
);

describe("the drawer", () => {
  test("is open as long as the URL says so", () => {
    const { getAddress } = renderPage(page, { path: "/experience?period=7d&list=csat&w=store:is:hangzhou" });
    expect(screen.getByText("12 conversations")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Close the list" }));
    expect(getAddress()).toBe("/experience?period=7d");
    expect(screen.queryByText("12 conversations")).toBeNull();
  });

  test("gives the focus back to the number that opened it", () => {
    renderPage(page, { path: "/experience?period=7d" });
    const number = screen.getByRole("link", { name: "67 %" });
    number.focus();
    fireEvent.click(number);
    expect(screen.getByRole("dialog")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Close the list" }));
    expect(document.activeElement).toBe(number);
  });

  test("stays closed on other URLs", () => {
    renderPage(page, { path: "/experience?period=7d" });
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
