/** `npm run ingest -- FILE` without masking, for the comparison; prints the same line of totals. */
import { ingestStream } from "#app/ingest/ingest-stream.ts";
import { openInput } from "#app/ingest/open-input.ts";
import { withDatabase } from "#app/server/open-database.ts";

const path = process.argv[2]!;
await withDatabase(async (db, databaseUrl) => {
  const { name, chunks } = await openInput(path);
  const started = performance.now();
  const { accepted } = await ingestStream(db, chunks, { origin: "cli", name, databaseUrl, privacyKey: null });
  process.stdout.write(`${JSON.stringify({ accepted, seconds: (performance.now() - started) / 1000 })}\n`);
});
