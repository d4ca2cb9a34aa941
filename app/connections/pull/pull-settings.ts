import { z } from "zod";

/** What a pull connection keeps in its settings. */
export const pullSettingsShape = z.object({
  /** The platform's base address, as `readBaseAddress` has it. */
  address: z.string(),
  /** From when on records are wanted, epoch ms. */
  since: z.number(),
});
export type PullSettings = z.output<typeof pullSettingsShape>;

/** What a pull connection keeps as its cursor. */
export const pullStateShape = z.object({
  /** The connector's own. */
  cursor: z.unknown(),
  /** Up to when everything has been brought, epoch ms; null before the first pass has ended. */
  through: z.number().nullable(),
});
export type PullState = z.output<typeof pullStateShape>;

export function readPullState(stored: unknown): PullState {
  const parsed = pullStateShape.safeParse(stored);
  return parsed.success ? parsed.data : { cursor: null, through: null };
}
