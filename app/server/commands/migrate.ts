/** `npm run migrate`: opening the database brings its schema up to date; this only does that, and says so. */
import { withDatabase } from "#app/server/open-database.ts";

await withDatabase(async () => {
  console.log("The schema is up to date.");
});
