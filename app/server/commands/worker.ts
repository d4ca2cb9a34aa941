/** `npm run worker`: runs jobs (imports, dry runs, undo) without the web server, beside it or on another machine. */
import { loadEnvironment } from "#app/env.server.ts";
import { runJobs } from "#app/jobs/run-jobs.ts";
import { openDataFolder } from "#app/server/data-folder.ts";
import { loadPrivacyKey } from "#app/server/privacy-key.ts";
import { openDatabase } from "#app/server/open-database.ts";
import { reportError } from "#app/server/report-error.ts";
import { createShutdown, endWithParent } from "#app/server/shutdown.ts";
import { StartUpError } from "#app/server/start-up-error.ts";

const shutdown = createShutdown();
try {
  const environment = loadEnvironment();
  if (environment.endsWithParent) endWithParent(shutdown);
  const dataDir = openDataFolder(environment.dataDir);
  const database = await openDatabase({ ...environment, dataDir }, "tool");
  shutdown.add("Closing the database", database.close);
  const jobs = runJobs({
    db: database.db,
    url: database.url,
    dataDir,
    pullsPrivate: environment.pullsPrivate,
    privacyKey: loadPrivacyKey({ ...environment, dataDir }),
    onError: reportError,
  });
  shutdown.add("Stopping the jobs", jobs.stop);
  console.log("The worker waits for jobs.");
} catch (error) {
  if (!shutdown.signal.aborted) {
    if (error instanceof StartUpError) console.error(error.message);
    else reportError("The worker could not start", error);
  }
  await shutdown.end(1);
}
