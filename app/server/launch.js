// Runs a TypeScript program of Apiary: `node app/server/launch.js app/ingest/cli.ts FILE`, or as a thread with that name first in `argv`.
// It is bundled once and again whenever a source changed: a bundle starts in a third of a second, modules one by one in four times that.
import { createHash, randomUUID } from "node:crypto";
import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const configuration = ["app/server/launch.js", "package.json", "tsconfig.json"];
const tail = "//# made from ";

/**
 * Bundles `program` (a path from the root) into `build/programs` unless that bundle is up to date; returns where it is.
 *
 * @param {string} program
 * @returns {Promise<string>}
 */
export async function bundleProgram(program) {
  const name = program.replace(/\.[jt]sx?$/, "").replaceAll("/", ".");
  const bundle = join(root, "build/programs", `${name}.mjs`);
  if (!isFresh(bundle)) await build(program, bundle);
  return bundle;
}

/** @param {string} bundle */
function isFresh(bundle) {
  try {
    const text = readFileSync(bundle, "utf8");
    const { mark, sources } = JSON.parse(text.slice(text.lastIndexOf(tail) + tail.length));
    return mark === markSources(sources);
  } catch {
    return false;
  }
}

/**
 * Sizes and times of the sources; of a folder, the time at which a file came or went.
 *
 * @param {readonly string[]} sources
 */
function markSources(sources) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const { size, mtimeMs } = statSync(join(root, source));
    hash.update(`${source} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/**
 * @param {string} program
 * @param {string} bundle
 */
async function build(program, bundle) {
  const esbuild = await import("esbuild");
  const draft = bundle.replace(/\.mjs$/, `.${randomUUID()}.mjs`);
  const started = Date.now();
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [program],
    outfile: draft,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: "inline",
    sourcesContent: false,
    metafile: true,
    logLevel: "error",
    plugins: [keepPlaces],
  });
  const inputs = Object.keys(metafile.inputs);
  const folders = new Set(inputs.map((input) => dirname(input)));
  const sources = [...new Set([...configuration, ...inputs, ...folders])].sort();
  // A source saved while it was being read might be in the bundle as it was: then the next start makes a new one.
  const isTouched = sources.some((source) => statSync(join(root, source)).mtimeMs >= started);
  const made = JSON.stringify({ mark: isTouched ? "" : markSources(sources), sources });
  writeFileSync(draft, `\n${tail}${made}`, { flag: "a" });
  renameSync(draft, bundle);
}

/**
 * Lets a module find what lies beside its source.
 *
 * @type {import("esbuild").Plugin}
 */
const keepPlaces = {
  name: "keep-places",
  setup(build) {
    const loaders = /** @type {const} */ ({ js: "js", ts: "ts", tsx: "tsx" });
    build.onLoad({ filter: /\.(js|tsx?)$/ }, ({ path }) => {
      const places = { url: pathToFileURL(path).href, dirname: dirname(path), filename: path };
      const contents = readFileSync(path, "utf8").replace(
        /\bimport\.meta\.(url|dirname|filename)\b/g,
        (_, place) => JSON.stringify(places[/** @type {keyof typeof places} */ (place)]),
      );
      const loader = loaders[/** @type {keyof typeof loaders} */ (path.slice(path.lastIndexOf(".") + 1))];
      return { contents, loader };
    });
  },
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [program] = process.argv.splice(2, 1);
  if (program === undefined) throw new Error("launch: name a program");
  const path = resolve(root, program);
  process.argv[1] = path;
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(await bundleProgram(relative(root, path))).href);
}
