import fc from "fast-check";
import { testSeed } from "#tests/setup/test-seed.ts";

if (testSeed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: testSeed });
