import { Await } from "@remix-run/react";
import { Suspense, useDeferredValue, type ReactNode } from "react";

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
  return (
    <Suspense fallback={fallback}>
      <Await resolve={shown}>{(data) => children(data as Data)}</Await>
    </Suspense>
  );
}
