/** `npm run ingest -- FILE` for a file that is small, brought in by threads all the same, in many batches. */
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { openInput } from "#app/ingest/open-input.ts";
import { loadEnvironment } from "#app/env.server.ts";
import { withDatabase } from "#app/server/open-database.ts";
import { loadPrivacyKey } from "#app/server/privacy-key.ts";

const path = process.argv[2]!;
const privacyKey = loadPrivacyKey(loadEnvironment());
await withDatabase(async (db, databaseUrl) => {
  const { name, chunks } = await openInput(path);
  const lanes = { after: 0, batch: 128 * 1024 };
  const result = await ingestStream(db, chunks, {
    origin: "cli",
    name,
    privacyKey,
    databaseUrl,
    lanes,
  });
  const { accepted, duplicate, quarantined } = result;
  process.stdout.write(`${JSON.stringify({ accepted, duplicate, quarantined })}\n`);
});
