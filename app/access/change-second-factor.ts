import { forgiveAttempts } from "#db/access/attempts.ts";
import { dropTotp } from "#db/access/second-factor.ts";
import { recordAudit } from "#db/audit/record-access.ts";
import type { AccountChange, Refusal } from "./change-account.ts";
import { admit, describeAttempt } from "./limits.ts";
import { confirmSecondFactor, proposeSecondFactor, renewRecoveryCodes } from "./second-factor.ts";
import { isSecondFactor } from "./sign-in.ts";

type Step = {
  step: "factor-start" | "factor-confirm" | "factor-stop" | "factor-renew";
  code: string;
  sealKey: Buffer;
  now: number;
};

/** Sets the second factor up, confirms it by a first code, turns it off or renews its codes; the last two need a code. */
export async function changeSecondFactor(
  { db, principal, user, client }: AccountChange,
  { step, code, sealKey, now }: Step,
): Promise<Refusal & { codes?: string[] }> {
  if (step === "factor-start") {
    if (user.totpSecret === null) await proposeSecondFactor(db, user, sealKey);
    return {};
  }
  const attempt = describeAttempt("factor", user.userId, client.address);
  const wait = await admit(db, attempt);
  if (wait !== null) return { wait };
  const record = (subject: { on: boolean; codes?: string }) =>
    recordAudit(db, { principal, action: "second_factor_changed", subject, address: client.address });
  const wrong = { field: "code", fault: "code" } as const;
  if (step === "factor-confirm") {
    const codes = await confirmSecondFactor(db, user, { code, sealKey, now });
    if (!codes) return wrong;
    await forgiveAttempts(db, attempt.person.keyHash, attempt.network.keyHash);
    await record({ on: true });
    return { codes };
  }
  if (!(await isSecondFactor(db, user, { sealKey, code, now }))) return wrong;
  await forgiveAttempts(db, attempt.person.keyHash, attempt.network.keyHash);
  if (step === "factor-stop") {
    await dropTotp(db, user.userId);
    await record({ on: false });
    return {};
  }
  const codes = await renewRecoveryCodes(db, user.userId);
  await record({ on: true, codes: "renewed" });
  return { codes };
}
