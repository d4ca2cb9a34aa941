import { configDefaults, defineConfig } from "vitest/config";

/** The Remix plugin stays out: tests import modules, not routes of a bundle. */
const setupFiles = ["tests/setup/fail-on-console.ts", "tests/setup/seed-properties.ts"];

/** They replace modules, which the others share: loading them anew for each file took a fourth of the time. */
const ofTheirOwn = ["tests/db/load/both-paths.test.ts"];

export default defineConfig({
  test: {
    // Two cores; more workers only wait for each other.
    maxWorkers: 2,
    // A guard against hanging, not a measure of speed: other work on the machine must not fail a test.
    testTimeout: 60_000,
    exclude: configDefaults.exclude,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          isolate: false,
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: "components",
          environment: "happy-dom",
          include: ["tests/components/**/*.test.{ts,tsx}"],
          setupFiles: [...setupFiles, "tests/setup/unmount-components.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          environment: "node",
          isolate: false,
          include: ["tests/db/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...ofTheirOwn],
          setupFiles,
          globalSetup: ["tests/setup/start-test-postgres.ts"],
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db alone",
          environment: "node",
          include: ofTheirOwn,
          setupFiles,
          globalSetup: ["tests/setup/start-test-postgres.ts"],
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "torture",
          environment: "node",
          include: ["tests/torture/**/*.test.ts", "tests/fuzz/**/*.test.ts"],
          setupFiles,
          globalSetup: ["tests/setup/start-test-postgres.ts"],
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
