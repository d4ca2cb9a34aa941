import { test as base, expect } from "@playwright/test";

export { expect };

/** What the e2e server takes as `Authorization: Bearer`. */
export const apiKey = "key-of-the-browser-tests";

type Fixtures = {
  /** What pages of this test printed or threw so far; whatever is left in it at the end fails the test. */
  pageNoise: string[];
};

/** Playwright's test, failing on any console output and on any error of a page. */
export const test = base.extend<Fixtures>({
  pageNoise: [
    async ({ context }, use) => {
      const noise: string[] = [];
      context.on("console", (message) => noise.push(`console.${message.type()}: ${message.text()}`));
      context.on("weberror", (error) => noise.push(`error: ${error.error().stack ?? error.error().message}`));
      await use(noise);
      expect(noise, "pages must print nothing and throw nothing").toEqual([]);
    },
    { auto: true },
  ],
});
