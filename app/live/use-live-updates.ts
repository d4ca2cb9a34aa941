/** Keeps the page that is open up to date: reads its loaders again when what it shows has changed. */
import { useFetchers, useLocation, useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { parsePageSearch } from "#app/search/page-search.ts";
import { passesStoreFilters } from "#app/search/store-scope.ts";
import { createCoalescer, type Coalescer } from "./coalesce.ts";
import { openUpdates, type Connection } from "./update-source.ts";
import type { Update } from "./updates-hub.ts";

export type LiveState = {
  connection: Connection;
  /** Epoch ms when an update last changed the page; null before the first. */
  updatedAt: number | null;
};

const pauseMs = 1_000;
const restFactor = 4;

/** Call once, in the frame around every page. */
export function useLiveUpdates(): LiveState {
  const { revalidate, state: reading } = useRevalidator();
  const navigation = useNavigation();
  const location = useLocation();
  const [state, setState] = useState<LiveState>({ connection: "waiting", updatedAt: null });
  const coalescer = useRef<Coalescer | null>(null);
  /** Ends the run under way. */
  const isRead = useRef<(() => void) | null>(null);
  // What the effect below needs of the latest render, without opening the stream anew.
  const latest = useRef({ revalidate, location });
  useEffect(() => {
    latest.current = { revalidate, location };
  });

  useEffect(() => {
    const runs = createCoalescer({
      pauseMs,
      restFactor,
      run: () =>
        new Promise((resolve) => {
          isRead.current = () => {
            setState((before) => ({ ...before, updatedAt: Date.now() }));
            resolve(undefined);
          };
          latest.current.revalidate();
        }),
    });
    coalescer.current = runs;
    const close = openUpdates({
      onUpdate: (update) => {
        if (concernsPage(update, latest.current.location)) runs.want();
      },
      onConnection: (connection) => setState((before) => ({ ...before, connection })),
    });
    return () => {
      close();
      runs.stop();
    };
  }, []);

  useEffect(() => {
    if (reading !== "idle") return;
    isRead.current?.();
    isRead.current = null;
  }, [reading]);

  // A reading begun before a change may end after the one that follows it, and would put back what was: it is begun anew.
  const isChanging = useFetchers().some(({ formMethod }) => formMethod !== undefined && formMethod !== "GET");
  const isOvertaken = useRef(false);
  useEffect(() => {
    if (isChanging && reading === "loading") isOvertaken.current = true;
    if (isChanging || !isOvertaken.current) return;
    isOvertaken.current = false;
    latest.current.revalidate();
  }, [isChanging, reading]);

  // In the middle of a step to another page it would begin that step anew; without a server the page would turn into an error.
  const isHeld = navigation.state !== "idle" || state.connection !== "live";
  useEffect(() => coalescer.current?.hold(isHeld), [isHeld]);
  return state;
}

/** A page about imports shows every import; any other shows the figures of the stores its filters leave. */
function concernsPage(update: Update, { pathname, search }: { pathname: string; search: string }): boolean {
  if (update.kind === "imports") return /^\/imports\b/.test(pathname);
  if (update.stores === null) return true;
  const { filters } = parsePageSearch(new URLSearchParams(search));
  return update.stores.some((key) => passesStoreFilters(key, filters));
}
