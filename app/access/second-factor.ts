/** Turning the second factor on and off. */
import { confirmTotp, dropTotp, proposeTotp, replaceRecoveryCodes } from "#db/access/second-factor.ts";
import type { UserRow } from "#db/access/users.ts";
import type { Db } from "#db/connection.ts";
import { hashRecoveryCode, makeRecoveryCodes } from "./recovery-codes.ts";
import { seal, unseal } from "./sealed.ts";
import { totpPurpose } from "./sign-in.ts";
import { buildTotpAddress, drawQr, findTotpStep, makeTotpSecret, type QrPicture } from "./totp.ts";

export type TotpProposal = { secret: string; qr: QrPicture };

/** What the app on the phone is to be shown; nothing is asked for until a first code has confirmed it. */
export async function proposeSecondFactor(db: Db, user: UserRow, sealKey: Buffer): Promise<void> {
  await proposeTotp(db, user.userId, seal(sealKey, totpPurpose(user.userId), makeTotpSecret()));
}

/** The proposal that waits for its first code. */
export function readProposal(user: UserRow, sealKey: Buffer): TotpProposal | null {
  const secret = user.totpPending && unseal(sealKey, totpPurpose(user.userId), user.totpPending);
  return secret ? { secret, qr: drawQr(buildTotpAddress(secret, user.email)) } : null;
}

/** Turns the proposal on if the code is right; returns the recovery codes, which are shown this once. */
export async function confirmSecondFactor(
  db: Db,
  user: UserRow,
  { code, sealKey, now }: { code: string; sealKey: Buffer; now: number },
): Promise<string[] | null> {
  const sealed = user.totpPending;
  const secret = sealed && unseal(sealKey, totpPurpose(user.userId), sealed);
  const step = secret ? findTotpStep(secret, code, now) : null;
  if (sealed === null || step === null) return null;
  const codes = makeRecoveryCodes();
  const recoveryHashes = codes.map(hashRecoveryCode);
  return (await confirmTotp(db, user.userId, { sealed, step, recoveryHashes })) ? codes : null;
}

/** Ten new codes in the place of those that are left. */
export async function renewRecoveryCodes(db: Db, userId: number): Promise<string[]> {
  const codes = makeRecoveryCodes();
  await replaceRecoveryCodes(db, userId, codes.map(hashRecoveryCode));
  return codes;
}

export { dropTotp as dropSecondFactor };
