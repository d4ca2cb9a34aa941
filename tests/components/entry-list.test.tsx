import { createRemixStub } from "@remix-run/testing";
import { fireEvent, render, screen, within } from "@testing-library/react";
import { useLocation } from "@remix-run/react";
import { describe, expect, test } from "vitest";
import { ShellProvider } from "#app/components/app-shell/shell-context.tsx";
import { EntryList } from "#app/components/conversations/entry-list.tsx";
import { ListHeader } from "#app/components/conversations/list-header.tsx";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import { TextProvider } from "#app/i18n/use-text.tsx";
import { buildConversationEntry } from "#tests/factories/conversation-entry.ts";
import { takeConsoleCalls } from "#tests/setup/fail-on-console.ts";
import { renderPage, shell } from "./render-page.tsx";

const path = "/experience?period=7d&list=executed_rate&w=reason:is:no_answer";
const rows = [3, 2, 1].map((conversationId) =>
  buildConversationEntry({ conversationId, openingText: `Question ${conversationId}` }),
);

describe("the list behind a number", () => {
  test("names the number, its length, its meaning and the filters of its row", () => {
    renderPage(
      <ListHeader
        list={{
          metric: "executed_rate",
          side: "numerator",
          where: [{ dimension: "reason", operator: "is", values: ["no_answer"] }],
        }}
        figure={{ value: 0.5, numerator: 1234, denominator: 2468 }}
        count={1234}
        isOfRatings={false}
      />,
      { path },
    );
    expect(screen.getByRole("heading").textContent).toContain("Handoff executed");
    expect(screen.getByRole("heading").textContent).toContain("1,234");
    expect(screen.getByText("no answer")).toBeTruthy();
    expect(screen.getByText(/really transferred to people/)).toBeTruthy();
    const hrefOf = (name: RegExp) =>
      decodeURIComponent(screen.getByRole("link", { name }).getAttribute("href")!);
    expect(hrefOf(/Open as a page/)).toBe("/conversations?period=7d&f=reason:is:no_answer&of=executed_rate");
    expect(hrefOf(/Export CSV/)).toBe("/list.csv?period=7d&list=executed_rate&w=reason:is:no_answer");
  });

  test("opens a row in the same drawer and keeps the list in the address", () => {
    const { getAddress } = renderPage(
      <EntryList first={{ rows, next: null }} metric="executed_rate" isActive />,
      { path },
    );
    fireEvent.click(screen.getByRole("link", { name: /Question 2/ }));
    expect(getAddress()).toBe(`${path}&c=2`);
  });

  test("is walked with j and k and the arrows, and stops at its ends", () => {
    renderPage(<EntryList first={{ rows, next: null }} metric="executed_rate" isActive />, { path });
    const links = screen.getAllByRole("link");
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
    press("j");
    expect(document.activeElement).toBe(links[0]);
    press("ArrowDown");
    press("j");
    press("j");
    expect(document.activeElement).toBe(links[2]);
    press("k");
    press("ArrowUp");
    press("k");
    expect(document.activeElement).toBe(links[0]);
  });

  test("leaves the keys alone behind a transcript", () => {
    renderPage(<EntryList first={{ rows, next: null }} metric="executed_rate" isActive={false} />, { path });
    fireEvent.keyDown(document.body, { key: "j" });
    expect(document.activeElement).toBe(document.body);
  });

  test("says where an outcome stands in words, and that a reason was inferred", () => {
    const row = buildConversationEntry({
      standing: "handoff_lost",
      reason: "no_answer",
      reasonSource: "rule",
      humanWaitMs: 52_000,
    });
    renderPage(<EntryList first={{ rows: [row], next: null }} metric="escalations" isActive />, { path });
    const item = within(screen.getByRole("listitem"));
    expect(item.getByText("Lost")).toBeTruthy();
    expect(item.getByText("inferred")).toBeTruthy();
    expect(item.getByText("52 s")).toBeTruthy();
    expect(item.getByText("2 Nov, 00:30")).toBeTruthy();
  });

  test("shows the rating in lists of ratings", () => {
    const row = buildConversationEntry({ score: 0.25, ratedPart: "agent" });
    renderPage(<EntryList first={{ rows: [row], next: null }} metric="dsat" isActive />, { path });
    expect(screen.getByText("0.25")).toBeTruthy();
    expect(screen.getByText("of the agent")).toBeTruthy();
  });

  test("says so when nothing is behind the number", () => {
    renderPage(<EntryList first={{ rows: [], next: null }} metric="executed_rate" isActive />, { path });
    expect(screen.getByText("No conversation is behind this number.")).toBeTruthy();
  });
});

describe("more rows", () => {
  test("follow the first page, asked for from its last row on, until there are none", async () => {
    const asked: string[] = [];
    const Stub = createRemixStub([
      {
        path: "/list",
        loader: ({ request }) => {
          const params = new URL(request.url).searchParams;
          asked.push(`${params.get("list")} ${params.get("after")}`);
          return {
            rows: [buildConversationEntry({ conversationId: 9, openingText: "Older question" })],
            next: null,
            after: params.get("after"),
          };
        },
      },
      { path: "*", Component: Page },
    ]);
    function Page() {
      useLocation();
      return (
        <TextProvider locale="en" messages={catalogues.en}>
          <ShellProvider shell={shell}>
            <EntryList first={{ rows, next: "5.1.1." }} metric="executed_rate" isActive />
          </ShellProvider>
        </TextProvider>
      );
    }
    render(<Stub initialEntries={[path]} future={{ v3_fetcherPersist: true, v3_relativeSplatPath: true }} />);
    fireEvent.click(screen.getByRole("button", { name: "Show more" }));
    expect(await screen.findByText("Older question")).toBeTruthy();
    expect(screen.getAllByRole("listitem")).toHaveLength(4);
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
    expect(asked).toEqual(["executed_rate 5.1.1."]);
    takeConsoleCalls();
  });
});
