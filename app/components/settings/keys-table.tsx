import { Form } from "@remix-run/react";
import { useState } from "react";
import type { Role } from "#app/access/role.ts";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { Modal } from "#app/components/ui/modal.tsx";
import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

export type KeyEntry = {
  keyId: number;
  prefix: string;
  name: string;
  role: Role;
  allStores: boolean;
  stores: string[];
  requestsPerMinute: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
  createdBy: string;
  createdAt: number;
  state: "usable" | "expired" | "revoked";
};

/** Every key there ever was: who it stands for, how often it may ask, when it was used, and the way to end it. */
export function KeysTable({ keys }: { keys: KeyEntry[] }) {
  const t = useText();
  const columns = ["name", "key", "role", "stores", "limit", "expires", "used", "made"] as const;
  return (
    <ScrollRegion label={t("apikeys.list")}>
      <table className="w-full text-left">
        <thead className="text-xs text-muted">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 font-normal whitespace-nowrap">
                {t(`apikeys.${column}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {keys.map((entry) => (
            <KeyRow key={entry.keyId} entry={entry} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function KeyRow({ entry }: { entry: KeyEntry }) {
  const t = useText();
  const format = useFormat();
  const { keyId, prefix, name, role, allStores, stores, requestsPerMinute, state } = entry;
  const timezone = useShell().timezone ?? "UTC";
  const day = (at: number) => format.dateTime(at, timezone);
  const cell = "border-t border-line py-1.5 pr-4 align-top";
  return (
    <tr className={state === "usable" ? "" : "text-muted"} data-key-state={state}>
      <th scope="row" className={`${cell} font-medium break-words`}>
        {name}
      </th>
      <td className={cell}>
        <code>{prefix}…</code>
      </td>
      <td className={cell}>{t(`access.role.${role}`)}</td>
      <td className={cell}>{allStores ? t("apikeys.all") : stores.join(", ")}</td>
      <td className={`${cell} whitespace-nowrap`}>{t("apikeys.rate", { count: requestsPerMinute })}</td>
      <td className={cell}>
        {state === "usable"
          ? entry.expiresAt === null
            ? t("apikeys.never")
            : day(entry.expiresAt)
          : t(`apikeys.${state}`)}
      </td>
      <td className={cell}>{entry.lastUsedAt === null ? t("apikeys.unused") : day(entry.lastUsedAt)}</td>
      <td className={cell}>
        {day(entry.createdAt)} · {entry.createdBy}
      </td>
      <td className={`${cell} pr-0 text-right`}>
        {state === "usable" && <RevokeButton keyId={keyId} name={name} />}
      </td>
    </tr>
  );
}

function RevokeButton({ keyId, name }: { keyId: number; name: string }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <button
        type="button"
        className="control text-bad"
        aria-label={`${t("apikeys.revoke")}: ${name}`}
        onClick={() => setAsking(true)}
      >
        {t("apikeys.revoke")}
      </button>
      {isAsking && (
        <Modal label={t("apikeys.revoke.ask")} onClose={close}>
          <div className="px-4 py-4 text-left">
            <p>{t("apikeys.revoke.text", { name })}</p>
            <Form method="post" className="mt-4 flex justify-end gap-2" onSubmit={close}>
              <input type="hidden" name="intent" value="revoke" />
              <input type="hidden" name="key" value={keyId} />
              <button type="button" className="control" onClick={close} data-autofocus>
                {t("apikeys.revoke.keep")}
              </button>
              <button type="submit" className="control border-bad font-medium text-bad">
                {t("apikeys.revoke")}
              </button>
            </Form>
          </div>
        </Modal>
      )}
    </>
  );
}
