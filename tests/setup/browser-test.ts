import { test as base, expect } from "@playwright/test";
import { signInBrowser } from "#tests/setup/sign-in.ts";

export { expect };

/** What the e2e server takes as `Authorization: Bearer`. */
export const apiKey = "key-of-the-browser-tests";

type Fixtures = {
  /** What pages of this test printed or threw so far; whatever is left in it at the end fails the test. */
  pageNoise: string[];
};
type WorkerFixtures = { ownerState: Awaited<ReturnType<typeof signInBrowser>> };

/** What a browser is that has never been here. */
export const nobody = { cookies: [], origins: [] };

/**
 * Playwright's test, failing on any console output and on any error of a page. Pages and requests are those of the demo's owner,
 * unless a file says `test.use({ storageState: nobody })`.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  ownerState: [
    // The first argument is Playwright's way to name the fixtures needed: none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use, { project }) => use(await signInBrowser(project.use.baseURL!)),
    { scope: "worker" },
  ],
  storageState: ({ ownerState }, use) => use(ownerState),
  page: async ({ page }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (...asked) => {
      const answer = await goto(...asked);
      await page.waitForFunction(isListening);
      return answer;
    };
    await use(page);
  },
  pageNoise: [
    async ({ context }, use) => {
      const noise: string[] = [];
      context.on("console", (message) => {
        if (!isLeaving(message.text())) noise.push(`console.${message.type()}: ${message.text()}`);
      });
      context.on("weberror", (error) => noise.push(`error: ${error.error().stack ?? error.error().message}`));
      await use(noise);
      expect(noise, "pages must print nothing and throw nothing").toEqual([]);
    },
    { auto: true },
  ],
});

/** In the page: keys and clicks have somebody to hear them, which the load of a page does not wait for. */
function isListening(): boolean {
  const isApp = document.querySelector("script[type=module]") !== null;
  return !isApp || Object.keys(document).some((key) => key.startsWith("__reactContainer$"));
}

/** What the framework prints where the reader goes on while the body of an answer is still coming, in the words of either Chromium. */
function isLeaving(text: string): boolean {
  return /^AbortError: (signal is aborted without reason|BodyStreamBuffer was aborted)/.test(text);
}
