/** `npm run seed`: writes the demo world as newline-delimited canonical events to standard output. */
import { once } from "node:events";
import { open } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { WorldOptions } from "./demo-world.ts";
import { createWorld, demoOptions } from "./demo-world.ts";

const usage = "usage: npm run seed -- [--conversations N] [--seed S] [--truth FILE]";

// Lines are joined to chunks of this many characters: one write a line is four times slower.
const chunkLength = 64 * 1024;

type Command = WorldOptions & { truthFile: string | undefined };

/** Reads the options; a string is the complaint about them. */
function parseCommand(args: string[]): Command | string {
  try {
    const { values } = parseArgs({
      args,
      options: { conversations: { type: "string" }, seed: { type: "string" }, truth: { type: "string" } },
    });
    const conversations = parseCount(values.conversations, demoOptions.conversations);
    const seed = parseCount(values.seed, demoOptions.seed);
    if (conversations === null || conversations < 1)
      return "--conversations must be a whole number from 1 up";
    if (seed === null) return "--seed must be a whole number from 0 up";
    if (values.truth === "") return "--truth needs a file name";
    return { conversations, seed, truthFile: values.truth };
  } catch (error) {
    return (error as Error).message.split("\n")[0]!;
  }
}

function parseCount(text: string | undefined, fallback: number): number | null {
  if (text === undefined) return fallback;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(value) ? value : null;
}

/** Streams the world; the truth is known only when the last line is out. Throws if the file cannot be opened. */
async function writeWorld({ truthFile, ...options }: Command): Promise<void> {
  const truth = truthFile === undefined ? null : await open(truthFile, "w");
  const world = createWorld(options);
  let chunk = "";
  for (const event of world.events()) {
    chunk += JSON.stringify(event) + "\n";
    if (chunk.length < chunkLength) continue;
    if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
    chunk = "";
  }
  process.stdout.write(chunk);
  await truth?.writeFile(JSON.stringify(world.truth(), null, 2) + "\n");
  await truth?.close();
}

function refuse(complaint: string): void {
  console.error(`seed: ${complaint}; ${usage}`);
  process.exitCode = 2;
}

const command = parseCommand(process.argv.slice(2));
if (typeof command === "string") refuse(command);
else {
  // A reader that has seen enough (head) closes the pipe: that is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    process.exit(error.code === "EPIPE" ? 0 : 1);
  });
  await writeWorld(command).catch((error: NodeJS.ErrnoException) => {
    if (error.path === undefined || error.path !== command.truthFile) throw error;
    refuse(`cannot write ${error.path} (${error.code})`);
  });
}
