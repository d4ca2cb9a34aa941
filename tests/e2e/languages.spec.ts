/** A language is chosen without leaving the page; its texts are a file the browser keeps. */
import { expect, nobody, test } from "#tests/setup/browser-test.ts";

test("another language is drawn in place, and its texts are fetched once", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/texts/")) fetched.push(pathname.split(".")[0]!);
  });
  await page.goto("/experience");
  const choose = async (settings: string, language: string) => {
    await page.getByRole("button", { name: settings }).click();
    await page.getByText(language, { exact: true }).click();
  };
  await choose("Settings", "简体中文");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page).toHaveTitle("服务体验 · Apiary");
  await expect(page.getByRole("heading", { level: 1, name: "服务体验" })).toBeVisible();
  await page.getByText("English", { exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Experience" })).toBeVisible();
  expect(fetched).toEqual(["/texts/en", "/texts/zh-CN"]);
});

test.describe("before signing in", () => {
  test.use({ storageState: nobody });
  test("the language is chosen too, and stays", async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "繁體中文" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-TW");
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-TW");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/登入/);
  });
});
