import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { Shortcuts } from "#app/components/app-shell/shortcuts.tsx";
import { renderPage } from "./render-page.tsx";

describe("keys on a page", () => {
  test("change the URL", () => {
    const { getAddress } = renderPage(<Shortcuts />);
    fireEvent.keyDown(document.body, { key: "w" });
    expect(getAddress()).toBe("/experience?period=7d");
    fireEvent.keyDown(document.body, { key: "2" });
    expect(getAddress()).toBe("/experience?period=7d&f=store:is:shanghai");
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(getAddress()).toBe("/experience?period=7d");
  });

  test("count each, also where the first is drawn when the second has gone on from it", async () => {
    let arrive: (nothing: null) => void = () => undefined;
    const answer = new Promise<null>((resolve) => (arrive = resolve));
    const { getAddress } = renderPage(<Shortcuts />, {
      waitFor: ({ searchParams }) => (searchParams.has("compare") ? answer : null),
    });
    const press = (key: string) =>
      act(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
    act(() => {
      press("w");
      press("x");
    });
    expect(getAddress(), "the second step is on its way").toBe("/experience?period=7d");
    press("2");
    arrive(null);
    await waitFor(() => expect(getAddress()).toBe("/experience?period=7d&compare=none&f=store:is:shanghai"));
  });

  test("do nothing while someone types, or with Ctrl held", () => {
    const { getAddress } = renderPage(
      <>
        <Shortcuts />
        <input aria-label="search" />
      </>,
    );
    fireEvent.keyDown(screen.getByLabelText("search"), { key: "w" });
    fireEvent.keyDown(document.body, { key: "w", ctrlKey: true });
    expect(getAddress()).toBe("/experience");
  });

  test("go to the search of conversations, with the page's filters", () => {
    const { getAddress } = renderPage(<Shortcuts />, { path: "/stores?f=channel:is:web&sort=name:asc" });
    fireEvent.keyDown(document.body, { key: "/" });
    expect(getAddress()).toBe("/conversations?f=channel:is:web");
  });

  test("are listed by ?, in a dialog that closes", () => {
    renderPage(<Shortcuts />);
    fireEvent.keyDown(document.body, { key: "?" });
    const list = screen.getByRole("dialog", { name: "Keys" });
    expect(list.textContent).toContain("the first nine stores");
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
