/** Secrets as platforms' help pages write them, as headers. */

/** `user:password` is Basic; anything else is a token. */
export function basicOrBearer(secret: string): Record<string, string> {
  if (!secret.includes(":")) return { authorization: `Bearer ${secret}` };
  return { authorization: `Basic ${Buffer.from(secret).toString("base64")}` };
}
