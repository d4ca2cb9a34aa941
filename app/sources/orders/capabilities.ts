import type { Capabilities, Recording } from "../source-adapter.ts";

/** What a list of orders can tell: orders, customers, refunds as the platform has them; of conversations nothing. */
export function orderCapabilities(refunds: Recording, customerIds: Recording = "recorded"): Capabilities {
  const none: Recording = "not recorded";
  return {
    ...{
      messageTimes: none,
      botMarks: none,
      handoffs: none,
      handoffReasons: none,
      ratings: none,
      misses: none,
    },
    customerIds,
    topics: none,
    channels: none,
    orders: "recorded",
    refunds,
  };
}
