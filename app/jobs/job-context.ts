import type { Db } from "#db/connection.ts";

/** What every job is given. */
export type JobContext = {
  db: Db;
  /** Where it is, for threads of their own. */
  url: string;
  /** Absolute path of the data folder, which holds the uploaded files. */
  dataDir: string;
  /** The key that personal data is masked with; null, for tests only, masks nothing. */
  privacyKey: string | null;
  /** Whether platforms in the own network may be asked, and by plain http; absent means not. */
  pullsPrivate?: boolean;
  /** Aborted when the worker is told to end: a job stops at the next good point and is taken up again later. */
  signal: AbortSignal;
};

/** What a thread of its own is given to run jobs with. */
export type JobsThreadOptions = Pick<JobContext, "url" | "dataDir" | "pullsPrivate"> & { privacyKey: string };
