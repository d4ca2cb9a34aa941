/** Programs started by `launch.js`, in a project of their own. */
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeEach, expect, onTestFinished, test } from "vitest";

const run = promisify(execFile);
let root: string;

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function launch(program: string, ...args: string[]): Promise<unknown> {
  const { stdout, stderr } = await run(process.execPath, ["app/server/launch.js", program, ...args], {
    cwd: root,
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

const bundleTime = (name: string) => statSync(join(root, "build/programs", name)).mtimeMs;

/** A source written within the run that reads it makes the next run bundle once more. */
async function settle(program: string) {
  await launch(program);
  await launch(program);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "apiary-launch-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  write("package.json", JSON.stringify({ type: "module", imports: { "#app/*": "./app/*" } }));
  write("tsconfig.json", "{}");
  mkdirSync(join(root, "app/server"), { recursive: true });
  copyFileSync("app/server/launch.js", join(root, "app/server/launch.js"));
});

test("a program gets its own arguments, and knows where its source lies", async () => {
  write("app/where.ts", `export const where = { dirname: import.meta.dirname, url: import.meta.url };`);
  write(
    "app/tell.ts",
    `import { where } from "#app/where.ts";
    console.log(JSON.stringify({ args: process.argv.slice(1), where }));`,
  );
  expect(await launch("app/tell.ts", "--day", "2026-11-23")).toEqual({
    args: [join(root, "app/tell.ts"), "--day", "2026-11-23"],
    where: { dirname: join(root, "app"), url: `file://${join(root, "app/where.ts")}` },
  });
});

test("it is bundled once, and again after a change of anything it is made of", async () => {
  write("app/text.ts", `export const text: string = "before";`);
  write("app/tell.ts", `import { text } from "#app/text.ts"; console.log(JSON.stringify(text));`);
  await settle("app/tell.ts");
  const made = bundleTime("app.tell.mjs");
  expect(await launch("app/tell.ts")).toBe("before");
  expect(bundleTime("app.tell.mjs")).toBe(made);
  write("app/text.ts", `export const text: string = "after";`);
  expect(await launch("app/tell.ts")).toBe("after");
});

test("a file that comes to a folder of which any may be imported is found", async () => {
  write("app/parts/one.ts", `export const part = 1;`);
  write(
    "app/tell.ts",
    `const { part } = await import(\`./parts/\${process.argv[2] ?? "one"}.ts\`); console.log(JSON.stringify(part));`,
  );
  await settle("app/tell.ts");
  write("app/parts/two.ts", `export const part = 2;`);
  expect(await launch("app/tell.ts", "two")).toBe(2);
});

test("a thread of a program is a program too", async () => {
  write(
    "app/thread.ts",
    `import { parentPort, workerData } from "node:worker_threads";
    parentPort!.postMessage({ args: process.argv.slice(2), workerData });`,
  );
  write(
    "app/tell.ts",
    `import { Worker } from "node:worker_threads";
    const launch = new URL("./server/launch.js", import.meta.url);
    const thread = new Worker(launch, { argv: ["app/thread.ts", "x"], workerData: { lane: 3 } });
    thread.once("message", (message) => console.log(JSON.stringify(message)));`,
  );
  expect(await launch("app/tell.ts")).toEqual({ args: ["x"], workerData: { lane: 3 } });
});

test("a failure names the line of the source, not of the bundle", async () => {
  write("app/fail.ts", `type Nothing = never;\n\nthrow new Error("no luck" as Nothing);`);
  await expect(launch("app/fail.ts")).rejects.toThrow(/app\/fail\.ts:3/);
});
