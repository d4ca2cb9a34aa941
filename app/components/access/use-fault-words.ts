import { shortestPassword } from "#app/access/password-length.ts";
import { useText } from "#app/i18n/use-text.tsx";

export const faults = ["short", "long", "silly", "email", "taken", "name", "scope", "own", "code"] as const;
export type Fault = (typeof faults)[number];

/** `wordsOf(fault)`: what is wrong with a field. */
export function useFaultWords(): (fault: Fault | null | undefined) => string | undefined {
  const t = useText();
  return (fault) => (fault ? t(`access.fault.${fault}`, { count: shortestPassword }) : undefined);
}
