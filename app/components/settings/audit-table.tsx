import { useMemo } from "react";
import { auditActions } from "#app/access/audit-actions.ts";
import { roles } from "#app/access/role.ts";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { AuditSubject } from "./audit-subject.tsx";
import { useActorName } from "./use-actor-name.ts";

export type AuditRow = {
  entryId: number;
  /** Epoch ms. */
  at: number;
  actorKind: string;
  actorName: string;
  actorRole: string | null;
  action: string;
  storeName: string | null;
  subject: Record<string, unknown>;
  address: string | null;
};

type Props = { rows: AuditRow[]; timezone: string };

/** Who did what, newest first. */
export function AuditTable({ rows, timezone }: Props) {
  const t = useText();
  const format = useFormat();
  const nameActor = useActorName();
  const columns = useMemo((): Column<AuditRow>[] => {
    const nameAction = (action: string) => {
      const known = auditActions.find((name) => name === action);
      return known ? t(`audit.action.${known}`) : action;
    };
    const nameRole = (role: string | null) => {
      const known = roles.find((name) => name === role);
      return known ? t(`access.role.${known}`) : "";
    };
    return [
      {
        key: "at",
        header: t("audit.col.at"),
        align: "left",
        className: "whitespace-nowrap align-top",
        cell: ({ at }) => (
          <time dateTime={new Date(at).toISOString()} title={format.dateTime(at, timezone)}>
            {format.shortTime(at, timezone)}
          </time>
        ),
      },
      {
        key: "who",
        header: t("audit.who"),
        align: "left",
        className: "align-top whitespace-nowrap",
        cell: ({ actorKind, actorName, actorRole }) => (
          <>
            {nameActor(actorKind, actorName)}
            <span className="block text-xs whitespace-nowrap text-muted">{nameRole(actorRole)}</span>
          </>
        ),
      },
      {
        key: "what",
        header: t("audit.what"),
        align: "left",
        className: "align-top whitespace-nowrap",
        cell: ({ action }) => nameAction(action),
      },
      {
        key: "where",
        header: t("audit.where"),
        align: "left",
        className: "align-top whitespace-nowrap",
        cell: ({ storeName }) => storeName ?? "",
      },
      {
        key: "subject",
        header: t("audit.col.subject"),
        align: "left",
        className: "w-full min-w-44 align-top break-words",
        cell: ({ subject }) => <AuditSubject subject={subject} />,
      },
      {
        key: "address",
        header: t("audit.col.address"),
        align: "left",
        className: "align-top whitespace-nowrap",
        cell: ({ address }) => address ?? "",
      },
    ];
  }, [t, format, nameActor, timezone]);
  return (
    <DataTable
      label={t("audit.title")}
      columns={columns}
      rows={rows}
      getKey={({ entryId }) => String(entryId)}
      hasStickyColumn={false}
    />
  );
}
