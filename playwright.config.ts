import { defineConfig } from "@playwright/test";
import { e2eDataDir } from "#tests/setup/e2e-data.ts";
import { browserFlags, findBrowser } from "#tests/setup/find-browser.ts";
import { findFreePort } from "#tests/setup/free-port.ts";
import { apiKey } from "#tests/setup/browser-test.ts";

// Every worker reads this file again and must find the same answers.
process.env.APIARY_TEST_PORT ??= String(await findFreePort());
process.env.APIARY_TEST_BROWSER ??= JSON.stringify(await findBrowser());
e2eDataDir();
const port = process.env.APIARY_TEST_PORT;
const browser = JSON.parse(process.env.APIARY_TEST_BROWSER) as Awaited<ReturnType<typeof findBrowser>>;
const reportPath = process.env.APIARY_TEST_REPORT;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "tests/setup/wait-for-demo.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 4,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: reportPath ? [["list"], ["json", { outputFile: reportPath }]] : "list",
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: "en-GB",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    // A trace tells all of a failure and costs as much as the test: for whoever looks into one.
    trace: process.env.APIARY_TEST_TRACE ? "retain-on-failure" : "off",
    launchOptions: { ...browser, args: browserFlags },
  },
  webServer: {
    command: "node app/server/launch.js tests/setup/serve-demo.ts",
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 240_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    env: { PORT: port, HOST: "127.0.0.1", APIARY_API_KEY: apiKey },
  },
});
