import { createContext, useContext, type ReactNode } from "react";
import type { LiveState } from "#app/live/use-live-updates.ts";

const Context = createContext<LiveState>({ connection: "waiting", updatedAt: null });

type Props = { live: LiveState; children: ReactNode };

export function LiveProvider({ live, children }: Props) {
  return <Context.Provider value={live}>{children}</Context.Provider>;
}

/** How the page is kept up to date, and when it last was. */
export function useLive(): LiveState {
  return useContext(Context);
}
