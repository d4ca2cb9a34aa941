/** What the web process and the thread that takes events say to each other. A request has a number of its own. */
import type { Sender } from "#app/ingest/sender.ts";
import type { Trouble } from "#app/server/run-soon.ts";

export type ThreadOptions = { url: string; privacyKey: string };

/** A request but for its body, whose chunks are asked for one at a time. */
export type RequestHead = { url: string; method: string; headers: [string, string][]; hasBody: boolean };
export type AnsweredRequest = { status: number; headers: [string, string][]; body: string };

export type ToThread =
  | { say: "request"; number: number; head: RequestHead; sender: Sender }
  /** Null is the end of the body. */
  | { say: "chunk"; number: number; bytes: Uint8Array | null }
  /** The body broke off. */
  | { say: "fault"; number: number; message: string; code: string | null }
  | { say: "stop" };

export type FromThread =
  /** Wants the next chunk, or no more of them. */
  | { say: "pull"; number: number }
  | { say: "cancel"; number: number }
  | { say: "answer"; number: number; answer: AnsweredRequest }
  /** An error that is a bug. */
  | { say: "failed"; number: number; message: string; stack: string | null }
  /** Once a second: how the refresher fares. */
  | { say: "trouble"; trouble: Trouble };
