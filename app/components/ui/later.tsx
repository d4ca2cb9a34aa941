import { useEffect, useState, type ReactNode } from "react";
import type { Part } from "./card.tsx";

type Props<Data> = {
  /** Settles by itself: a failure is part of what it brings. */
  promise: Promise<Part<Data>>;
  /** Drawn until the first answer is there. */
  fallback: ReactNode;
  children: (part: Part<Data>) => ReactNode;
};

/**
 * A part of a page that is sent after the rest. What it showed before stays until the next answer is there, and nothing
 * else waits for it: inside a boundary of Suspense it would hold back the whole page at each change of its address.
 */
export function Later<Data>({ promise, fallback, children }: Props<Data>) {
  const [shown, setShown] = useState<Part<Data> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    promise.then(
      (part) => isCurrent && setShown(part),
      (error: unknown) => {
        const isLeft = error instanceof Error && error.message === "Deferred data aborted";
        if (isCurrent && !isLeft) setShown((before) => before ?? { ok: false });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [promise]);
  return shown === null ? fallback : children(shown);
}
