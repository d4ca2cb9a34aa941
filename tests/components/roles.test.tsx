/** What a page leaves out for a role that would be refused. */
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { isAllowed, permissions, type Role } from "#app/access/role.ts";
import { Sidebar } from "#app/components/app-shell/sidebar.tsx";
import { OutcomeBar } from "#app/components/charts/outcome-bar.tsx";
import { EndingBar } from "#app/components/escalations/ending-bar.tsx";
import { FigureLink } from "#app/components/figures/figure-link.tsx";
import { renderPage } from "./render-page.tsx";

function readAs(role: Role, { allStores = true, isPerson = true } = {}) {
  const own = permissions.filter((permission) => isAllowed(role, allStores, permission));
  return { shell: { principal: { name: "Mei", role, permissions: own, isPerson, isDemo: false } } };
}

const figures = ["Stores", "Experience", "Escalations"];
const evidence = ["Conversations", "Definitions"];
const pages = () => screen.getAllByRole("link").map((link) => link.textContent.replace(/[0/]$/, ""));

test.each([
  ["owner", true, [...figures, "Sales", "Training", ...evidence, "Imports", "Company"]],
  ["experience_manager", true, [...figures, "Training", ...evidence, "Imports"]],
  ["experience_manager", false, [...figures, "Training", ...evidence]],
  ["store_owner", true, [...figures, "Sales", ...evidence]],
  ["trainer", true, [...figures, "Training", ...evidence]],
  ["owner", false, [...figures, "Sales", "Training", ...evidence]],
  ["viewer", true, [...figures, "Definitions"]],
] as const)("the sidebar of a(n) %s (all stores: %s) has the pages that open", (role, allStores, names) => {
  renderPage(<Sidebar />, readAs(role, { allStores }));
  expect(pages()).toEqual([...names, "Account"]);
  expect(screen.getByText("Mei")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Sign out" })).toBeTruthy();
});

test("a key has no account and does not sign out", () => {
  renderPage(<Sidebar />, readAs("viewer", { isPerson: false }));
  expect(screen.queryByRole("link", { name: "Account" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Sign out" })).toBeNull();
});

test.each([
  ["trainer", 5],
  ["viewer", 0],
] as const)("a %s finds %i lists behind numbers", (role, links) => {
  const figure = { value: 7 };
  renderPage(
    <>
      <FigureLink metric="conversations" figure={figure} />
      <OutcomeBar shares={[{ outcome: "durable", figure }]} />
      <EndingBar shares={[{ ending: "takeover", standings: ["takeover"], count: 3 }]} />
    </>,
    readAs(role),
  );
  const lists = [...document.querySelectorAll("a[href*='list=']")];
  expect(lists).toHaveLength(links);
  expect(screen.getAllByText("7")).toHaveLength(2);
});

test("a number that does not open still explains itself", () => {
  renderPage(<FigureLink metric="conversations" figure={{ value: 7 }} />, readAs("viewer"));
  expect(screen.getByRole("button", { name: "Conversations: 7" })).toBeTruthy();
});
