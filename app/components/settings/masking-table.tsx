import { useFetcher } from "@remix-run/react";
import { useMemo, useState } from "react";
import { DataTable, type Column } from "#app/components/tables/data-table.tsx";
import { Modal } from "#app/components/ui/modal.tsx";
import { useText } from "#app/i18n/use-text.tsx";

export type MaskingRow = { storeId: number; name: string; masksPersonalData: boolean };

/** Whether each store's personal data is masked; storing it as sent has to be confirmed. */
export function MaskingTable({ rows }: { rows: MaskingRow[] }) {
  const t = useText();
  const columns = useMemo(
    (): Column<MaskingRow>[] => [
      {
        key: "store",
        header: t("privacy.col.store"),
        align: "left",
        className: "w-full",
        cell: (row) => row.name,
      },
      {
        key: "state",
        header: t("privacy.masking"),
        align: "left",
        className: "whitespace-nowrap",
        cell: ({ masksPersonalData }) =>
          masksPersonalData ? (
            t("privacy.masking.on")
          ) : (
            <span className="font-medium text-bad">{t("privacy.masking.off")}</span>
          ),
      },
      {
        key: "switch",
        header: "",
        className: "whitespace-nowrap",
        cell: (row) => <MaskingSwitch row={row} />,
      },
    ],
    [t],
  );
  return (
    <DataTable
      label={t("privacy.masking")}
      columns={columns}
      rows={rows}
      getKey={({ storeId }) => String(storeId)}
    />
  );
}

function MaskingSwitch({ row }: { row: MaskingRow }) {
  const t = useText();
  const fetcher = useFetcher();
  const [isAsking, setIsAsking] = useState(false);
  const send = (fields: Record<string, string>) => {
    setIsAsking(false);
    fetcher.submit(
      { intent: "masking", store: String(row.storeId), ...fields },
      { method: "post", action: "/settings/privacy" },
    );
  };
  if (!row.masksPersonalData) {
    return (
      <button type="button" className="control min-h-7 text-xs" onClick={() => send({ masks: "on" })}>
        {t("privacy.masking.turn.on")}
      </button>
    );
  }
  return (
    <>
      <button type="button" className="control min-h-7 text-xs" onClick={() => setIsAsking(true)}>
        {t("privacy.masking.turn.off")}
      </button>
      {isAsking && (
        <Modal label={t("privacy.masking.off")} onClose={() => setIsAsking(false)}>
          <div className="px-4 py-3 text-left whitespace-normal">
            <p>{t("privacy.masking.confirm", { store: row.name })}</p>
            <div className="mt-4 flex justify-end gap-2">
              <button type="button" className="control" onClick={() => setIsAsking(false)} data-autofocus>
                {t("privacy.cancel")}
              </button>
              <button
                type="button"
                className="control border-bad font-medium text-bad"
                onClick={() => send({ masks: "off", confirmed: "yes" })}
              >
                {t("privacy.masking.confirm.button")}
              </button>
            </div>
          </div>
        </Modal>
      )}
    </>
  );
}
