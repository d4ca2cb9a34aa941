import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { onArrival } from "./upload-store.ts";

const everyMs = 1_000;

/** Looks again every second while something moves, and when an upload has arrived; never into a look or a turn of the page under way. */
export function useFollowImports(isMoving: boolean): void {
  const { revalidate, state } = useRevalidator();
  const navigation = useNavigation();
  const isFree = useRef(true);
  useEffect(() => {
    isFree.current = state === "idle" && navigation.state === "idle";
  });
  useEffect(() => onArrival(revalidate), [revalidate]);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && isFree.current) revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isMoving, revalidate]);
}
