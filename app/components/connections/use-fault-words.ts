import { readPullFault } from "#app/connections/pull/pull-fault.ts";
import { refusals } from "#app/connections/signatures/signature.ts";
import { useText } from "#app/i18n/use-text.tsx";

/** Why a connection's last request failed, in words; a line's fault stays as it is kept: field and reason. */
export function useFaultWords(): (error: string) => string {
  const t = useText();
  return (error) => {
    const refusal = refusals.find((known) => known === error);
    const fault = readPullFault(error);
    if (fault) return t(`pulling.fail.${fault.kind}`, { detail: fault.detail });
    return refusal ? t(`connections.refusal.${refusal}`) : error;
  };
}
