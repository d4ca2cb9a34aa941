import { reasons } from "#app/facts/reason.ts";
import { useText } from "#app/i18n/use-text.tsx";

type Props = { reason: string | null; source: string | null };

/** The primary reason of an escalation; says so where our rules found it and not the platform. */
export function ReasonText({ reason, source }: Props) {
  const t = useText();
  const known = reasons.find((name) => name === reason);
  if (!known) return null;
  return (
    <span className="whitespace-nowrap">
      {t(`reason.${known}`)}
      {source === "rule" && known !== "unclassified" && (
        <span className="ml-1 text-2xs text-muted">{t("conversations.inferred")}</span>
      )}
    </span>
  );
}
