import { useText } from "#app/i18n/use-text.tsx";
import { readReason } from "#app/quarantine/read-reason.ts";

/** `name` of a reason in the active language (as written if it is not known), and what it means and how to mend it. */
export function useReasonWords(): (reason: string) => { name: string; help: string } {
  const t = useText();
  return (reason) => {
    const known = readReason(reason);
    if (!known) return { name: reason, help: t("quarantine.help.other") };
    return {
      name: t(`quarantine.reason.${known.name}`, known.values),
      help: t(`quarantine.help.${known.name}`, known.values),
    };
  };
}
