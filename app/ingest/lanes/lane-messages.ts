/** What an import and its thread say to each other. */
import type { LaneBatch, LaneOptions } from "./create-lane.ts";

/** How a thread is started. */
export type ThreadOptions = LaneOptions & { databaseUrl: string; privacyKey: string | null };

export type ToThread =
  | { say: "take"; number: number; firstLine: number; bytes: Uint8Array; length: number }
  | { say: "turn"; number: number }
  | { say: "end" };

export type FromThread =
  | { say: "ready" }
  | ({ say: "stored"; number: number; memory: ArrayBuffer } & LaneBatch)
  | { say: "failed"; error: { message: string; stack?: string; details: Record<string, unknown> } };
