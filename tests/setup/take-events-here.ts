import { ingestRequest } from "#app/ingest/events-request.ts";
import { createIntake } from "#app/live/intake.ts";
import type { TakeEvents } from "#app/live/thread/intake-thread.ts";
import type { Db } from "#db/connection.ts";
import { testPrivacyKey } from "./privacy-key.ts";

/** Takes events as the server's thread does, in this one. */
export function takeEventsHere(db: Db): TakeEvents {
  const intake = createIntake(db, { privacyKey: testPrivacyKey });
  return (request, sender) => ingestRequest(intake, request, { sender });
}
