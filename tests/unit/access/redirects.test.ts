import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const app = join(import.meta.dirname, "../../../app");

/** Every call of `redirect` below app, as `file: target`. */
function findRedirects(): { file: string; target: string; source: string }[] {
  return readdirSync(app, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((file) => {
      const source = readFileSync(join(app, file), "utf8");
      return [...source.matchAll(/\bredirect(?:Document)?\(\s*((?:[^(),]|\([^()]*\))*)/g)].map(
        ([, target = ""]) => ({ file, target: target.trim(), source }),
      );
    });
}

/** Begins with a path of ours, whatever follows. */
const literal = /^["`]\/(?![/\\$])/;

/** One of two such paths. */
const choice = /^\w+ \? "\/[^"/\\]*" : "\/[^"/\\]*"$/;

/** Targets that are no literals: why each leads nowhere else. */
const known: Record<string, RegExp> = {
  // What the reader asked for, through ownPath where it is read.
  "routes/_access.sign-in/route.tsx: to": /^(?![^]*const to = (?!ownPath\())[^]*const to = ownPath\(/,
  "routes/_access.second-factor/route.tsx: to": /^(?![^]*const to = (?!ownPath\())[^]*const to = ownPath\(/,
  // Kept in a sealed cookie by oidc.start, which read it with ownPath.
  "routes/oidc.callback/route.ts: isPending ? `/second-factor?to=${encodeURIComponent(to)}` : to":
    /enterByCompany/,
  // The company's own sign-in, from its discovered settings.
  "routes/oidc.start/route.ts: url": /ownPath\([^]*company\.begin|company\.[a-z]+\(/,
  // Pages of lists of ours.
  "routes/_app.settings._index/route.tsx: first.path": /settingsTabs|findTabs|tabs/i,
  'routes/_index/route.ts: principal ? homes[principal.role] : "/sign-in"': /homes/,
};

test("every redirect leads to a path of ours", () => {
  const redirects = findRedirects();
  expect(redirects.length).toBeGreaterThan(5);
  const strange = redirects.flatMap(({ file, target, source }) => {
    const isFine =
      literal.test(target) || choice.test(target) || known[`${file}: ${target}`]?.test(source) === true;
    return isFine ? [] : [`${file}: ${target}`];
  });
  expect(strange).toEqual([]);
});
