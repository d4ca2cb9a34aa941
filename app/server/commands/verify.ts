/** `npm run verify`: rollups equal facts, for every measure; exits 1 with examples where they do not. */
import { withDatabase } from "#app/server/open-database.ts";
import { refreshDirtyBuckets } from "#db/rollup/refresh.ts";
import { verifyRollups } from "#db/rollup/verify.ts";

await withDatabase(async (db) => {
  await refreshDirtyBuckets(db);
  const mismatches = await verifyRollups(db);
  for (const { table, missing, surplus, examples } of mismatches) {
    console.error(`${table}: ${missing} rows missing, ${surplus} too many`);
    for (const example of examples) console.error(`  ${example}`);
  }
  if (mismatches.length === 0) console.log("Rollups equal facts, for every measure.");
  else process.exitCode = 1;
});
