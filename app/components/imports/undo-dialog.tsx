import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import { Modal } from "#app/components/ui/modal.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { ImportRow } from "./import-row.ts";

/** What would happen, as counted just now. */
export type UndoEffects = {
  events: Partial<Record<string, number>>;
  restored: number;
  conversations: { gone: number; changed: number } | null;
  stores: { key: string; name: string; events: number; isGone: boolean | null }[];
  quarantined: number;
};

type Props = { row: ImportRow; onClose: () => void; onConfirm: () => void };

const storesShown = 8;

/** Says what leaves with an import before it does. */
export function UndoDialog({ row, onClose, onConfirm }: Props) {
  const t = useText();
  const { load, data } = useFetcher<UndoEffects | null>();
  useEffect(() => {
    load(`/imports/${row.importId}/wish`);
  }, [load, row.importId]);
  return (
    <Modal label={t("imports.undo.title", { name: row.name })} onClose={onClose}>
      <div className="px-4 py-3">
        <p>{t("imports.undo.text")}</p>
        <div className="min-h-44 py-3">
          {data ? <Effects effects={data} /> : <p className="text-muted">{t("imports.undo.counting")}</p>}
        </div>
        <p className="text-xs text-muted">{t("imports.undo.shared")}</p>
        <div className="mt-4 flex justify-end gap-2">
          <button type="button" className="control" onClick={onClose} data-autofocus>
            {t("imports.undo.keep")}
          </button>
          <button
            type="button"
            className="control border-bad font-medium text-bad"
            onClick={onConfirm}
            data-confirm-undo
          >
            {t("imports.undo.confirm")}
          </button>
        </div>
      </div>
    </Modal>
  );
}

function Effects({ effects }: { effects: UndoEffects }) {
  const t = useText();
  const format = useFormat();
  const { conversations, restored, stores, quarantined } = effects;
  const events = Object.values(effects.events).reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const rows: [string, string][] = [[t("imports.undo.events"), format.count(events)]];
  if (conversations) {
    rows.push([t("imports.undo.gone"), format.count(conversations.gone)]);
    rows.push([t("imports.undo.changed"), format.count(conversations.changed)]);
  }
  if (restored > 0) rows.push([t("imports.undo.restored"), format.count(restored)]);
  if (quarantined > 0) rows.push([t("imports.undo.quarantined"), format.count(quarantined)]);
  const shown = stores.slice(0, storesShown);
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="text-right font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      {stores.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-xs text-muted">
            {t("imports.undo.stores", { stores: stores.length })}
          </h3>
          <ul className="grid gap-0.5">
            {shown.map(({ key, name, events: n, isGone }) => (
              <li key={key} className="flex justify-between gap-4">
                <span className="min-w-0 truncate">
                  {name}
                  {isGone === true && <span className="text-bad"> · {t("imports.undo.store.gone")}</span>}
                </span>
                <span>{format.count(n)}</span>
              </li>
            ))}
            {stores.length > shown.length && (
              <li className="text-muted">{t("imports.more", { count: stores.length - shown.length })}</li>
            )}
          </ul>
        </>
      )}
    </>
  );
}
