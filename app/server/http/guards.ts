import type { Express } from "express";
import type { ProxyTrust } from "#app/access/request-origin.ts";
import { answerHealth, type Readiness } from "./health.ts";
import { limitAttempts } from "./limit-attempts.ts";
import { limitBodies } from "./limit-bodies.ts";
import { refuseForeign } from "./refuse-foreign.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { settleAddress } from "./settle-address.ts";

export type Guarding = ProxyTrust & { readiness: Readiness };

/** What every request passes before anything else looks at it. */
export function addGuards(app: Express, { readiness, ...trust }: Guarding): void {
  // Settled below, so what the headers say can be believed.
  app.set("trust proxy", true);
  app.use(addSecurityHeaders(trust));
  app.use(settleAddress(trust));
  app.use(answerHealth(readiness));
  app.use(limitAttempts());
  app.use(refuseForeign);
  app.use(limitBodies());
}
