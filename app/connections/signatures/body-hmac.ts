import { isSigned, type Signing } from "./same-digest.ts";
import type { CheckSignature } from "./signature.ts";

/** An HMAC of the body alone in a header, behind `prefix`. No time is signed: what is sent again meets known events. */
export function checkBodyHmac(header: string, signing: Signing, prefix = ""): CheckSignature {
  return ({ body, headers }, secret) => {
    const sent = headers.get(header);
    if (!sent?.startsWith(prefix)) return "unsigned";
    return isSigned(signing, secret, [body], sent.slice(prefix.length)) ? null : "wrong signature";
  };
}
