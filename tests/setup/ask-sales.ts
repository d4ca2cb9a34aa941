/** Questions to the query API about October 2026, of one store. */
import type { ApiClient } from "#tests/factories/api-client.ts";

export const october = ["2026-10-01", "2026-10-31"];

export function askSalesOf(api: ApiClient) {
  const ask = async (store: string, metrics: string[], more: object = {}) => {
    const filters = [["store", "is", [store]]];
    const { results } = await api.query({ metrics, period: october, filters, ...more });
    return results;
  };
  const askOne = async (store: string, metric: string, more: object = {}) =>
    (await ask(store, [metric], more))[0]!.metrics[0]!;
  return { ask, askOne };
}
