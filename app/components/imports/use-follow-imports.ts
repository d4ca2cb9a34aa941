import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { onArrival } from "./upload-store.ts";

const everyMs = 1_000;

/** Looks again every second while something moves, and when an upload has arrived. */
export function useFollowImports(isMoving: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => onArrival(revalidate), [revalidate]);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => document.visibilityState === "visible" && revalidate(), everyMs);
    return () => clearInterval(timer);
  }, [isMoving, revalidate]);
}
