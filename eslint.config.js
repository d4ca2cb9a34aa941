import js from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const sqlOnlyInDb = [
  { group: ["pg", "kysely", "pg-*"], message: "SQL lives under db/ (README, map of folders)." },
];
const chartsOnlyInCharts = [
  { group: ["recharts"], message: "Only app/components/charts draws with recharts." },
];
const pureFolders = [
  "facts",
  "gaps",
  "metrics",
  "sales",
  "sources",
  "time",
  "money",
  "i18n",
  "events",
  "privacy",
];

/** Forbids the imports that would point upwards in the layering of README's map of folders. */
function layer(files, groups, message) {
  return {
    files,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            ...(files[0].startsWith("db/") ? [] : sqlOnlyInDb),
            ...(files[0].startsWith("app/components/charts") ? [] : chartsOnlyInCharts),
            ...(groups.length ? [{ group: groups, message }] : []),
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ["build", "node_modules", ".data", "test-results", "playwright-report"] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Read the environment in app/env.server.ts only." },
      ],
    },
  },
  {
    files: ["app/env.server.ts", "app/server/install-when-needed.js", "tests/**", "playwright.config.ts"],
    rules: { "no-restricted-properties": "off" },
  },
  { ...jsxA11y.flatConfigs.recommended, files: ["app/**/*.tsx"] },
  {
    files: ["app/**/*.tsx", "app/**/*.ts"],
    plugins: { "react-hooks": reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  layer(["app/**"], [], ""),
  layer(
    ["app/components/**"],
    ["#db/*", "#app/reports/*.server.ts", "#app/routes/*", "#app/ingest/*"],
    "Components know metrics, time, money and i18n only.",
  ),
  layer(["app/components/charts/**"], ["#db/*", "#app/routes/*"], "Charts know nothing of the database."),
  layer(
    ["app/reports/**"],
    ["#app/routes/*", "#app/components/*"],
    "Reports sit below routes and components.",
  ),
  layer(
    pureFolders.map((folder) => `app/${folder}/**`),
    [
      "#db/*",
      "#app/routes/*",
      "#app/reports/*",
      "#app/ingest/*",
      "#app/components/*",
      "#app/server/*",
      "node:*",
    ],
    "This folder is pure.",
  ),
  layer(
    ["db/**"],
    ["#app/routes/*", "#app/reports/*", "#app/ingest/*", "#app/components/*", "#app/server/*"],
    "db imports pure folders only.",
  ),
);
