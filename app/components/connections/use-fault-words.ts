import { refusals } from "#app/connections/signatures/signature.ts";
import { useText } from "#app/i18n/use-text.tsx";

/** Why a connection's last request failed, in words; a line's fault stays as it is kept: field and reason. */
export function useFaultWords(): (error: string) => string {
  const t = useText();
  return (error) => {
    const refusal = refusals.find((known) => known === error);
    return refusal ? t(`connections.refusal.${refusal}`) : error;
  };
}
