/** Signatures of platforms against vectors worked out by hand with openssl, of one body that is not only ASCII. */
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkChatwoot } from "#app/connections/signatures/chatwoot.ts";
import { checkIntercom, isIntercomPing } from "#app/connections/signatures/intercom.ts";
import { checkQiyu } from "#app/connections/signatures/qiyu.ts";
import { checkBearer, checkHmac } from "#app/connections/signatures/shared-secret.ts";
import { checkShopify } from "#app/connections/signatures/shopify.ts";
import type { CheckSignature, SignedRequest } from "#app/connections/signatures/signature.ts";
import { checkWoocommerce, isWoocommercePing } from "#app/connections/signatures/woocommerce.ts";
import { checkSunshine, checkZendesk } from "#app/connections/signatures/zendesk.ts";

const secret = "s3cret";
const body = '{"event":"message_created","content":"你好"}';
const at = Date.parse("2026-11-22T10:00:00Z");
const seconds = "1795341600";
const minutes = 60_000;
const base64 = "uDNUriiwQ97X5iGl2azGlV71DiZX9xkzlxVmUazeANw=";
const hex = "b83354ae28b043ded7e621a5d9acc6955ef50e2657f7193397156651acde00dc";
const timedHex = "3eafb3f045da722031e673aa64ca3cd2f133baa272d490be8341af2fc25889e6";

type Vector = {
  check: CheckSignature;
  headers?: Record<string, string>;
  query?: string;
  /** What carries the signature: a header, or the query's field. */
  signature: string;
  /** What carries the signed time. */
  time?: string;
  /** The secret itself is sent: nothing in the body is signed. */
  signsNoBody?: true;
};

const vectors: Record<string, Vector> = {
  chatwoot: {
    check: checkChatwoot,
    headers: { "x-chatwoot-signature": `sha256=${timedHex}`, "x-chatwoot-timestamp": seconds },
    ...{ signature: "x-chatwoot-signature", time: "x-chatwoot-timestamp" },
  },
  shopify: {
    check: checkShopify,
    headers: { "x-shopify-hmac-sha256": base64 },
    signature: "x-shopify-hmac-sha256",
  },
  woocommerce: {
    check: checkWoocommerce,
    headers: { "x-wc-webhook-signature": base64 },
    signature: "x-wc-webhook-signature",
  },
  zendesk: {
    check: checkZendesk,
    headers: {
      "x-zendesk-webhook-signature": "zjCnRSJhS8O07NndUSdfIzCmGyvf8KshErliratFWfg=",
      "x-zendesk-webhook-signature-timestamp": "2026-11-22T10:00:00Z",
    },
    ...{ signature: "x-zendesk-webhook-signature", time: "x-zendesk-webhook-signature-timestamp" },
  },
  sunshine: {
    check: checkSunshine,
    headers: { "x-api-key": secret },
    ...{ signature: "x-api-key", signsNoBody: true },
  },
  intercom: {
    check: checkIntercom,
    headers: { "x-hub-signature": "sha1=56b54702f68b6f0d84581a4700ed5dc57393b01b" },
    signature: "x-hub-signature",
  },
  qiyu: {
    check: checkQiyu,
    query: `appKey=k&time=${seconds}&checksum=b45dbbb4ee5128470e7a5a17cc82c528acc77bf4`,
    ...{ signature: "checksum", time: "time" },
  },
  bearer: {
    check: checkBearer,
    headers: { authorization: `Bearer ${secret}` },
    ...{ signature: "authorization", signsNoBody: true },
  },
  hmac: { check: checkHmac, headers: { "x-signature": `sha256=${hex}` }, signature: "x-signature" },
  "hmac with a time": {
    check: checkHmac,
    headers: { "x-signature": timedHex, "x-timestamp": seconds },
    ...{ signature: "x-signature", time: "x-timestamp" },
  },
};

/** A request as sent, with some of its headers or its query changed; null takes one away. */
function request(
  { headers, query }: Vector,
  changes: Record<string, string | null> = {},
  more: Partial<SignedRequest> = {},
): SignedRequest {
  const built = { headers: new Headers(headers), query: new URLSearchParams(query) };
  for (const [name, value] of Object.entries(changes)) {
    const place = built.query.has(name) ? built.query : built.headers;
    if (value === null) place.delete(name);
    else place.set(name, value);
  }
  return { body: Buffer.from(body), at, ...built, ...more };
}

const read = ({ headers, query }: Vector, name: string) =>
  headers?.[name] ?? new URLSearchParams(query).get(name)!;

describe.each(Object.entries(vectors))("%s", (_, vector) => {
  const { check, signature } = vector;
  const sent = read(vector, signature);

  it("lets in what is signed, and nothing under another secret", () => {
    expect(check(request(vector), secret)).toBeNull();
    expect(check(request(vector), "s3cres")).toBe("wrong signature");
    expect(check(request(vector), "")).toBe("wrong signature");
  });

  it("refuses a signature that is missing, changed, too short or too long", () => {
    expect(check(request(vector, { [signature]: null }), secret)).toBe("unsigned");
    const changed = [`${sent.slice(0, -3)}zz${sent.slice(-1)}`, sent.slice(0, -1), `${sent}0`];
    for (const other of changed) {
      expect(check(request(vector, { [signature]: other }), secret)).toBe("wrong signature");
    }
    expect(check(request(vector, { [signature]: "" }), secret)).toMatch(/^(unsigned|wrong signature)$/);
  });
});

describe.each(Object.entries(vectors).filter(([, { signsNoBody }]) => !signsNoBody))(
  "%s over the body",
  (_, vector) => {
    it("refuses one changed by a byte, cut short or empty", () => {
      for (const other of [body.replace("你好", "你们"), body.slice(0, -1), `${body}\n`, ""]) {
        const tampered = request(vector, {}, { body: Buffer.from(other) });
        expect(vector.check(tampered, secret)).toBe("wrong signature");
      }
    });
  },
);

describe.each(Object.entries(vectors).filter(([, { time }]) => time !== undefined))(
  "%s with its time",
  (_, vector) => {
    it("refuses what is over five minutes off, and a time not signed", () => {
      const { check, time } = vector;
      for (const offset of [-5 * minutes, 5 * minutes]) {
        expect(check(request(vector, {}, { at: at + offset }), secret)).toBeNull();
        expect(check(request(vector, {}, { at: at + 1.001 * offset }), secret)).toBe("out of time");
      }
      const later = read(vector, time!).replace("16", "17").replace("T10", "T11");
      expect(check(request(vector, { [time!]: later }), secret)).toBe("wrong signature");
      // Leaving the time out must not make an old signature good again.
      expect(check(request(vector, { [time!]: null }), secret)).toMatch(/^(untimed|wrong signature)$/);
    });
  },
);

it("refuses a time that is signed and is none", () => {
  const signed = createHmac("sha256", secret).update(`soon.${body}`).digest("hex");
  const headers = { "x-chatwoot-signature": `sha256=${signed}`, "x-chatwoot-timestamp": "soon" };
  expect(checkChatwoot(request(vectors.chatwoot!, headers), secret)).toBe("untimed");
});

it("knows the tests that platforms send when a webhook is saved", () => {
  expect(isWoocommercePing(Buffer.from("webhook_id=7"))).toBe(true);
  expect(isWoocommercePing(Buffer.from("webhook_id=7&x=1"))).toBe(false);
  expect(isWoocommercePing(Buffer.from(body))).toBe(false);
  expect(isIntercomPing(Buffer.from('{"type":"notification_event","topic":"ping"}'))).toBe(true);
  expect(isIntercomPing(Buffer.from('{"topic":"conversation.user.replied"}'))).toBe(false);
});
