/** One request to a platform, over a connection that goes nowhere but to public addresses. */
import { lookup, type LookupAddress } from "node:dns";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { isPublicAddress } from "./base-address.ts";

const unzip = promisify(gunzip);

/** The largest answer that is read, unpacked too. */
export const longestAnswerBytes = 32 * 1024 * 1024;
const patienceMs = 60_000;

export type RawAnswer = { status: number; headers: Record<string, string>; text: string };

/** The host is, or has become, an address of a network that must not be asked. */
export class PrivateAddress extends Error {
  override name = "PrivateAddress";
}

/** More than `longestAnswerBytes`. */
export class AnswerTooLong extends Error {
  override name = "AnswerTooLong";
}

export type Sending = {
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** Makes it a POST with this as JSON. */
  body?: unknown;
  allowsPrivate: boolean;
  signal: AbortSignal;
};

/** Follows no redirects. Throws what the network throws, also for an answer that breaks off; a whole one of any status returns. */
export async function sendRequest({
  url,
  headers,
  body,
  allowsPrivate,
  signal,
}: Sending): Promise<RawAnswer> {
  const json = body === undefined ? null : Buffer.from(JSON.stringify(body));
  const request = (url.protocol === "https:" ? https : http).request(url, {
    method: json ? "POST" : "GET",
    headers: {
      accept: "application/json",
      "accept-encoding": "gzip",
      "user-agent": "Apiary",
      ...(json ? { "content-type": "application/json", "content-length": String(json.length) } : {}),
      ...headers,
    },
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    // The address that is connected to is the one that was looked at.
    ...(allowsPrivate ? {} : { lookup: lookUpPublic }),
  });
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", reject);
  });
  request.end(json ?? undefined);
  const response = await answered;
  const bytes = await readBody(response);
  const isPacked = response.headers["content-encoding"] === "gzip";
  const whole = isPacked
    ? await unzip(bytes, { maxOutputLength: longestAnswerBytes }).catch(explainPacked)
    : bytes;
  return {
    status: response.statusCode ?? 0,
    headers: flatten(response.headers),
    text: whole.toString("utf8"),
  };
}

function explainPacked(error: unknown): never {
  const isTooLong = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
  throw isTooLong ? new AnswerTooLong() : error;
}

async function readBody(response: http.IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longestAnswerBytes) throw new AnswerTooLong();
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(", ") : (value ?? ""),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, "", 0);
    const refused = found.length === 0 || found.some(({ address }) => !isPublicAddress(address));
    if (refused) return callback(new PrivateAddress(`${hostname} is no public address`), "", 0);
    if (options.all) return callback(null, found);
    callback(null, found[0]!.address, found[0]!.family);
  });
};
