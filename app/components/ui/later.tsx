import { Await } from "@remix-run/react";
import { Suspense, useDeferredValue, type ReactNode } from "react";
import { useHydrated } from "./use-hydrated.ts";

type Props<Data> = {
  /** Settles by itself: a failure is part of the data. */
  promise: Promise<Data>;
  /** Drawn until the first answer is there. */
  fallback: ReactNode;
  children: (data: Data) => ReactNode;
};

/** A part of a page that is sent after the rest. What it showed before stays until the next answer is there. */
export function Later<Data>({ promise, fallback, children }: Props<Data>) {
  const shown = useDeferredValue(promise);
  // Drawn on the server it would be hydrated late, and whatever changes around it before that is an error to React (#421).
  const isHydrated = useHydrated();
  if (!isHydrated) return fallback;
  return (
    <Suspense fallback={fallback}>
      <Await resolve={shown}>{(data) => children(data as Data)}</Await>
    </Suspense>
  );
}
