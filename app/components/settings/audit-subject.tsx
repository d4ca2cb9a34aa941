import { Link } from "@remix-run/react";
import { auditActions } from "#app/access/audit-actions.ts";
import { roles } from "#app/access/role.ts";
import { isMetric } from "#app/metrics/registry.ts";
import { isGuidedMetric } from "#app/metrics/guided-registry.ts";
import { isSalesMetric } from "#app/metrics/sales-registry.ts";
import { useText } from "#app/i18n/use-text.tsx";

/** Names an entry's subject is stored with, where they have been written differently. */
const sameAs: Record<string, string> = {
  all_stores: "allStores",
  storeIds: "stores",
  masks_personal_data: "masks",
};
const named = [
  ...[
    "proof",
    "by",
    "on",
    "codes",
    "person",
    "count",
    "keyId",
    "name",
    "role",
    "allStores",
    "regions",
    "stores",
  ],
  ...["requestsPerMinute", "days", "metric", "from", "to", "action", "importId", "conversations", "messages"],
  ...["lines", "files", "disabled", "masks", "currency", "reporting", "rate", "cost"],
  ...["gap", "entry", "entries", "pack"],
] as const;
const spokenOf = ["proof", "by", "on", "codes", "allStores", "disabled", "masks"];
const spoken = [
  ...[
    "password",
    "demo",
    "company",
    "second factor",
    "link",
    "owner",
    "invitation",
    "reset",
    "true",
    "false",
    "new",
  ],
] as const;

/** What an entry is about, in words; what has none is shown as it is stored. */
export function AuditSubject({ subject }: { subject: Record<string, unknown> }) {
  const t = useText();
  const { conversation, ...rest } = subject;

  function writeValue(name: string, value: unknown): string {
    if (Array.isArray(value)) return value.join(", ");
    if (value === null) return "∞";
    const text = String(value);
    const role = name === "role" && roles.find((known) => known === text);
    if (role) return t(`access.role.${role}`);
    const action = name === "action" && auditActions.find((known) => known === text);
    if (action) return t(`audit.action.${action}`);
    if (name === "metric" && (isMetric(text) || isSalesMetric(text) || isGuidedMetric(text)))
      return t(`metric.${text}.label`);
    const word = spokenOf.includes(name) && spoken.find((known) => known === text);
    return word ? t(`audit.value.${word}`) : text;
  }

  const parts = Object.entries(rest)
    .filter(
      ([name, value]) =>
        (value !== null || name === "days") && value !== "" && !(Array.isArray(value) && value.length === 0),
    )
    .map(([stored, value]) => {
      const name = sameAs[stored] ?? stored;
      const known = named.find((word) => word === name);
      return t("audit.part", {
        name: known ? t(`audit.subject.${known}`) : name,
        value: writeValue(name, value),
      });
    });
  return (
    <>
      {typeof conversation === "number" && (
        <Link to={`/conversations/${conversation}`} className="mr-2 hover:text-honey-ink">
          {t("audit.conversation", { id: String(conversation) })}
        </Link>
      )}
      {parts.join(" · ")}
    </>
  );
}
