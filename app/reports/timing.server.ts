import { data, type HeadersFunction } from "@remix-run/node";

/** Times the steps of a request for its `Server-Timing` header. */
export type Timing = {
  measure: <Result>(step: string, work: () => Promise<Result>) => Promise<Result>;
  /** Loader data with the header; pages pass it on with `sendTiming` as their `headers` export. */
  respond: <Payload>(payload: Payload) => ReturnType<typeof data<Payload>>;
};

export function startTiming(): Timing {
  const steps: { step: string; ms: number }[] = [];
  return {
    async measure(step, work) {
      const start = performance.now();
      try {
        return await work();
      } finally {
        steps.push({ step, ms: performance.now() - start });
      }
    },
    respond(payload) {
      const header = steps.map(({ step, ms }) => `${step};dur=${ms.toFixed(1)}`).join(", ");
      return data(payload, { headers: { "Server-Timing": header } });
    },
  };
}

/** Joins the timings of the layout and of the page. */
export const sendTiming: HeadersFunction = ({ loaderHeaders, parentHeaders }) => {
  const timings = [parentHeaders.get("Server-Timing"), loaderHeaders.get("Server-Timing")];
  const header = timings.filter(Boolean).join(", ");
  return header === "" ? new Headers() : new Headers({ "Server-Timing": header });
};
