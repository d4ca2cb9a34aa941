import { useText } from "#app/i18n/use-text.tsx";

/** Names whoever an entry of the audit tells of. */
export function useActorName(): (kind: string, name: string) => string {
  const t = useText();
  return (kind, name) => {
    if (kind === "system") return t("audit.actor.system");
    if (kind === "unknown") return t("audit.actor.unknown");
    if (kind === "key") return name === "" ? t("audit.actor.own") : t("audit.actor.key", { name });
    return name;
  };
}
