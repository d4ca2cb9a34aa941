import type { Capabilities } from "../source-adapter.ts";

/** What a help desk tells: of orders nothing, of conversations what `told` says, and no more. */
export function chatCapabilities(told: Partial<Capabilities>): Capabilities {
  return {
    messageTimes: "not recorded",
    botMarks: "not recorded",
    handoffs: "not recorded",
    handoffReasons: "not recorded",
    ratings: "not recorded",
    misses: "not recorded",
    customerIds: "not recorded",
    topics: "not recorded",
    channels: "not recorded",
    orders: "not recorded",
    refunds: "not recorded",
    ...told,
  };
}
