/** Secrets of connections: sealed for one connection, so that a row put elsewhere opens nothing. */
import { seal, unseal } from "#app/access/sealed.ts";

const getPurpose = (connectionId: string) => `connection:${connectionId}:secret`;

export function sealSecret(sealKey: Buffer, connectionId: string, secret: string): Buffer {
  return seal(sealKey, getPurpose(connectionId), secret);
}

/** Null without a secret, and for one sealed with another key or for another connection. */
export function openSecret(sealKey: Buffer, connectionId: string, sealed: Buffer | null): string | null {
  return sealed && unseal(sealKey, getPurpose(connectionId), sealed);
}
