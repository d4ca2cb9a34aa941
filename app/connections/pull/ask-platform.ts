/** A request with its patience: waits as told, tries again what broke off, and says what a refusal means. */
import { parseSafely } from "#app/sources/orders/exact-json.ts";
import { StrangeAnswer, type PullAnswer, type PullConnector, type PullRequest } from "./connector.ts";
import { PullFault, PullLater } from "./pull-fault.ts";
import { readPause, readRefusalWait } from "./rate-limit.ts";
import { AnswerTooLong, PrivateAddress, sendRequest, type RawAnswer } from "./send-request.ts";

export type PullClock = {
  /** Epoch ms. */
  now: () => number;
  /** Resolves after `ms`; rejects when the signal is aborted. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

export type Asking = {
  connector: PullConnector;
  /** Without a slash at the end. */
  address: string;
  secret: string;
  allowsPrivate: boolean;
  clock: PullClock;
  signal: AbortSignal;
};

/** A run waits this long itself; for more it makes room for others. */
const longestWaitMs = 2 * 60_000;
const attempts = 6;
/** A platform that lets one request wait so often has no room for us now. */
const mostWaits = 30;
const firstBackoffMs = 500;

/**
 * Returns how to ask: resolves with an answer of status 200 or one that the request accepts. Throws a PullFault, a PullLater,
 * or what the signal was aborted with.
 */
export function createAsker(asking: Asking): (request: PullRequest) => Promise<PullAnswer> {
  const { connector, address, secret, allowsPrivate, clock, signal } = asking;
  const headers = connector.authorize(secret);
  let pauseMs = 0;

  async function waitAsTold(ms: number): Promise<void> {
    if (ms > longestWaitMs) throw new PullLater(ms);
    if (ms > 0) await clock.wait(ms, signal);
  }

  async function send({ path, query, body }: PullRequest): Promise<RawAnswer> {
    const url = new URL(`${address}/${path}`);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
    return sendRequest({ url, headers, body, allowsPrivate, signal });
  }

  return async (request) => {
    let failure = "";
    let waits = 0;
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (attempt > 0) await clock.wait(firstBackoffMs * 2 ** (attempt - 1), signal);
      for (;;) {
        await waitAsTold(pauseMs);
        pauseMs = 0;
        const sent = await send(request).catch((error: unknown) => {
          signal.throwIfAborted();
          return explainFailure(error);
        });
        if (typeof sent === "string") {
          failure = sent;
          break;
        }
        const { status } = sent;
        if (status === 429 || (status === 503 && sent.headers["retry-after"] !== undefined)) {
          const waitMs = readRefusalWait(sent.headers, clock.now());
          waits += 1;
          if (waits > mostWaits) throw new PullLater(waitMs);
          await waitAsTold(waitMs);
          continue;
        }
        pauseMs = readPause(sent.headers, clock.now());
        const answer = readAnswer(sent, request, clock.now());
        if (typeof answer !== "string") return answer;
        failure = answer;
        break;
      }
    }
    throw new PullFault("unreachable", failure);
  };
}

/** In a few words why the network gave no answer; throws for what trying again does not help. */
function explainFailure(error: unknown): string {
  if (error instanceof PrivateAddress) throw new PullFault("private", error.message);
  if (error instanceof AnswerTooLong) throw new PullFault("strange", "an answer is over 32 MiB");
  if (!(error instanceof Error)) throw error;
  // Whoever runs the pull has not stopped it: its patience has ended.
  if (error.name === "AbortError") return "no answer within a minute";
  if ("code" in error && typeof error.code === "string") return error.code;
  throw error;
}

/** The answer, or in a few words why to try again; throws for a refusal. */
function readAnswer(
  { status, headers, text }: RawAnswer,
  { accepts = [] }: PullRequest,
  now: number,
): PullAnswer | string {
  if (status !== 200 && !accepts.includes(status)) return refuse(status);
  const told = Date.parse(headers.date ?? "");
  const at = Number.isNaN(told) ? now : Math.min(told, now);
  if (status !== 200) return { status, headers, text, body: undefined, at };
  try {
    return { status, headers, text, body: parseSafely(text), at };
  } catch {
    return "its answer is no JSON";
  }
}

function refuse(status: number): string {
  if (status >= 500) return `status ${status}`;
  if (status === 401 || status === 403) throw new PullFault("token", String(status));
  if (status === 404 || status === 410 || (status >= 300 && status < 400)) {
    throw new PullFault("address", String(status));
  }
  throw new PullFault("rejected", String(status));
}

/** A connector's complaint about an answer, as the fault of a pull. */
export function toPullFault(error: unknown): unknown {
  return error instanceof StrangeAnswer ? new PullFault("strange", error.message) : error;
}
