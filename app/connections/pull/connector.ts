/** What every pull connector offers: pure code that says what to ask a platform for next, and what its answers bring. */
import type { z } from "zod";
import type { SourceSettings } from "#app/sources/source-adapter.ts";

export type PullRequest = {
  /** Below the platform's base address, without a slash in front. */
  path: string;
  query?: Readonly<Record<string, string | number>>;
  /** Makes it a POST with this as JSON. */
  body?: unknown;
  /** Statuses beside 200 that are answers to this request too, such as 404 for what may be gone by now. */
  accepts?: readonly number[];
};

export type PullAnswer = {
  status: number;
  /** By names in lower case. */
  headers: Readonly<Record<string, string>>;
  /** The body as it came. */
  text: string;
  /** The body read as JSON, of which no number loses anything; undefined where it is none. */
  body: unknown;
  /** When it was answered by the platform's own clock where it tells, never later than by ours; epoch ms. */
  at: number;
};

export type PulledPage<Cursor = unknown> = {
  /** JSON texts in the connector's format, one record each. */
  records: string[];
  /** Where to go on once these are stored. */
  cursor: Cursor;
  /** Set at the end of a pass: everything up to this time (epoch ms) has been brought. Null: there is more to ask for. */
  through: number | null;
};

export type PullContext = {
  /** From when on records are wanted, epoch ms; older ones come along where they belong to newer ones. */
  since: number;
  /** By our clock, epoch ms. */
  now: number;
  /** Settings of the connection's format, such as Chatwoot's `account`. */
  settings: SourceSettings;
};

/** The requests of a page, each answered before the next is asked. */
export type PageReading<Cursor = unknown> = Generator<PullRequest, PulledPage<Cursor>, PullAnswer>;

export type PullConnector = {
  platform: string;
  /** Id of the adapter that reads its records. */
  format: string;
  /** Chats vouch for how far a store's conversations are known; orders do not. */
  brings: "chats" | "orders";
  /** The address that all accounts of the platform share, or null where each has its own. */
  baseUrl: string | null;
  /** Headers that carry the secret. */
  authorize: (secret: string) => Record<string, string>;
  /** Reads one page from where the last one ended; a cursor that cannot be read (or null) begins from `since`. */
  readPage: (cursor: unknown, context: PullContext) => PageReading;
};

type Definition<Shape extends z.ZodType> = Omit<PullConnector, "readPage"> & {
  cursor: Shape;
  /** Where a connection begins that has brought nothing yet. */
  begin: (since: number) => z.output<Shape>;
  readPage: (cursor: z.output<Shape>, context: PullContext) => PageReading<z.output<Shape>>;
};

/** A connector whose stored cursor is checked before it is used. */
export function definePull<Shape extends z.ZodType>(definition: Definition<Shape>): PullConnector {
  const { cursor: shape, begin, readPage, ...rest } = definition;
  return {
    ...rest,
    readPage(stored, context) {
      const parsed = shape.safeParse(stored);
      return readPage(parsed.success ? parsed.data : begin(context.since), context);
    },
  };
}

/**
 * How far back a pass begins before the last one's start: what a platform wrote down late, or showed late in its search, comes
 * with the next pass. What came before counts as a duplicate.
 */
export const overlapMs = 5 * 60_000;

/** Thrown where a platform answers what its API never should; the message is one line for the merchant, without any value. */
export class StrangeAnswer extends Error {
  override name = "StrangeAnswer";
}
