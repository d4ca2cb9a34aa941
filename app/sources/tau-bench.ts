/** Logs of tool-calling support bots published by tau2-bench: one JSON object whose `simulations` are conversations. */
import { isRecord, readSimulation } from "./tau-bench-simulation.ts";
import type { SourceAdapter, SourceOutput, SourceReader } from "./source-adapter.ts";

function open(options: { store: string | null }): SourceReader {
  const store = options.store ?? tauBench.defaultStore!.key;

  function readElement(text: string, line: number): SourceOutput[] {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return [{ line, reason: "not JSON", field: null }];
    }
    if (!isRecord(value)) return [{ line, reason: "simulation is not an object", field: null }];
    const records = readSimulation(value, store, tauBench.id);
    if ("reason" in records) return [{ line, ...records }];
    return records.records.map((record) => ({ line, record }));
  }

  return { push: readElement, end: () => [] };
}

/**
 * The bot is called assistant, the customer user. Times without a zone are UTC. Where messages carry no time, they are
 * spread evenly over the conversation's own and marked inferred. Results of the first tau-bench (a list of {traj, info,
 * reward}) are recognised, to be refused by name: they hold no ids and no times.
 */
export const tauBench: SourceAdapter = {
  id: "tau-bench",
  title: "tau2-bench",
  recognises: "results of tau2-bench: one JSON object whose simulations are conversations",
  capabilities: {
    messageTimes: "inferred",
    botMarks: "recorded",
    handoffs: "recorded",
    handoffReasons: "recorded",
    ratings: "not recorded",
    misses: "not recorded",
    customerIds: "recorded",
    topics: "not recorded",
    channels: "not recorded",
    orders: "not recorded",
    refunds: "not recorded",
  },
  defaultStore: {
    key: "tau-bench",
    name: "tau2-bench",
    timezone: "UTC",
    currency: "USD",
    locale: "en",
    platform: "tau-bench",
  },
  framing: { by: "element", at: ["simulations[]"] },
  isStateless: true,
  detect(head) {
    const start = head.trimStart();
    if (start.startsWith("[")) return /"traj"\s*:/.test(start) ? 0.9 : 0;
    if (!start.startsWith("{")) return 0;
    if (/"simulations"\s*:\s*\[/.test(start)) return 0.95;
    return /"num_trials"\s*:/.test(start) && /"environment_info"\s*:/.test(start) ? 0.9 : 0;
  },
  open,
};
