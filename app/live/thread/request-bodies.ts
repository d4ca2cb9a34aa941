/** Bodies of requests whose chunks come from another thread: one chunk at a time, when it is asked for. */
import type { FromThread, ToThread } from "./messages.ts";

type OfBody = Extract<ToThread, { say: "chunk" | "fault" }>;

export type Bodies = {
  /** The body of a request; reading it asks for chunks. */
  open: (number: number) => ReadableStream<Uint8Array>;
  take: (message: OfBody) => void;
  /** Its request is answered: what still comes is not wanted. */
  close: (number: number) => void;
};

export function createBodies(say: (message: FromThread) => void): Bodies {
  const waiting = new Map<number, (message: OfBody | null) => void>();
  return {
    open: (number) =>
      new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const message = await new Promise<OfBody | null>((resolve) => {
              waiting.set(number, resolve);
              say({ say: "pull", number });
            });
            if (message === null) return;
            if (message.say === "fault") controller.error(asError(message));
            else if (message.bytes === null) controller.close();
            else controller.enqueue(message.bytes);
          },
          cancel() {
            waiting.delete(number);
            say({ say: "cancel", number });
          },
        },
        { highWaterMark: 0 },
      ),
    take(message) {
      const resolve = waiting.get(message.number);
      waiting.delete(message.number);
      resolve?.(message);
    },
    close(number) {
      waiting.get(number)?.(null);
      waiting.delete(number);
    },
  };
}

function asError({ message, code }: Extract<ToThread, { say: "fault" }>): Error {
  return Object.assign(new Error(message), code === null ? {} : { code });
}
