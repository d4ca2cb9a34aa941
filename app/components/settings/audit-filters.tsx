import { Form, Link } from "@remix-run/react";
import { useId, type ReactNode } from "react";
import { auditActions } from "#app/access/audit-actions.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { useActorName } from "./use-actor-name.ts";

export type AuditChoice = {
  actor: string | null;
  action: string | null;
  storeId: number | null;
  from: string | null;
  to: string | null;
};

type Props = {
  choice: AuditChoice;
  actors: { actor: string; kind: string; name: string }[];
  stores: { storeId: number; name: string }[];
  /** The file of what is chosen. */
  fileHref: string;
};

/** What of the audit is shown; the choice is in the URL. */
export function AuditFilters({ choice, actors, stores, fileHref }: Props) {
  const t = useText();
  const nameActor = useActorName();
  return (
    <Form className="mb-3 flex flex-wrap items-end gap-x-3 gap-y-2">
      <Choice label={t("audit.who")} name="who" value={choice.actor} all={t("audit.everybody")}>
        {actors.map(({ actor, kind, name }) => (
          <option key={actor} value={actor}>
            {nameActor(kind, name)}
          </option>
        ))}
      </Choice>
      <Choice label={t("audit.what")} name="did" value={choice.action} all={t("audit.anything")}>
        {auditActions.map((action) => (
          <option key={action} value={action}>
            {t(`audit.action.${action}`)}
          </option>
        ))}
      </Choice>
      <Choice label={t("audit.where")} name="in" value={choice.storeId} all={t("audit.anywhere")}>
        {stores.map(({ storeId, name }) => (
          <option key={storeId} value={storeId}>
            {name}
          </option>
        ))}
      </Choice>
      <DayField label={t("audit.since")} name="since" value={choice.from} />
      <DayField label={t("audit.until")} name="until" value={choice.to} />
      <button type="submit" className="control min-h-8 font-medium">
        {t("audit.show")}
      </button>
      <Link to={fileHref} reloadDocument className="control min-h-8">
        {t("audit.file")}
      </Link>
    </Form>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  value: string | number | null;
  all: string;
  children: ReactNode;
};

function Choice({ label, name, value, all, children }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-muted">
        {label}
      </label>
      <select
        id={id}
        name={name}
        key={String(value)}
        defaultValue={value ?? ""}
        className="field min-h-8 max-w-52 px-2"
      >
        <option value="">{all}</option>
        {children}
      </select>
    </div>
  );
}

function DayField({ label, name, value }: { label: string; name: string; value: string | null }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        name={name}
        key={value}
        defaultValue={value ?? ""}
        className="field min-h-8 px-2"
      />
    </div>
  );
}
