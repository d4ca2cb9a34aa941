/** `npm run rebuild`: folds all conversations again from their events and recomputes every rollup. */
import { withDatabase } from "#app/server/open-database.ts";
import { rebuildAll } from "#db/rollup/rebuild.ts";

await withDatabase(async (db) => {
  const total = await rebuildAll(db, ({ store, conversations, done, of }) => {
    console.log(`${done}/${of} ${store}: ${conversations} conversations`);
  });
  console.log(`Rebuilt the facts and rollups of ${total} conversations.`);
});
