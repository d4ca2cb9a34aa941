import { register } from "tsx/esm/api";

// Kysely imports migrations by path at run time, past Vitest's own loader, and Node 20 reads no TypeScript.
register();
