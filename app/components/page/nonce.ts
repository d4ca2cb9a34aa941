import { createContext, useContext } from "react";

/** What lets the scripts of one answer run. Empty in the browser, which hides it from scripts once it has read it. */
export const NonceContext = createContext("");

export function useNonce(): string {
  return useContext(NonceContext);
}
