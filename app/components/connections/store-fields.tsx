import { useState } from "react";
import { newStore } from "#app/connections/new-store.ts";
import type { ConnectionFault } from "#app/connections/read-asked.ts";
import { TextField } from "#app/components/access/text-field.tsx";
import { useText } from "#app/i18n/use-text.tsx";

export type StoreChoice = { storeId: number; key: string; name: string };

type Props = { stores: StoreChoice[]; faultOf: (field: ConnectionFault) => string | undefined };

/** One of the stores there are, or a new one by key and name. */
export function StoreFields({ stores, faultOf }: Props) {
  const t = useText();
  const [chosen, setChosen] = useState(String(stores[0]?.storeId ?? newStore));
  return (
    <>
      <label className="block">
        <span className="mb-1 block text-xs text-muted">{t("connections.store")}</span>
        <select
          name="store"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
          className="field min-h-9 w-full px-2.5 text-base"
        >
          {stores.map(({ storeId, name }) => (
            <option key={storeId} value={storeId}>
              {name}
            </option>
          ))}
          <option value={newStore}>{t("connections.store.new")}</option>
        </select>
        {faultOf("store") && <span className="mt-1 block text-xs text-bad">{faultOf("store")}</span>}
      </label>
      {chosen === newStore && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t("connections.store.key")}
            name="storeKey"
            required
            maxLength={128}
            autoComplete="off"
            hint={t("connections.store.key.hint")}
            fault={faultOf("storeKey")}
          />
          <TextField
            label={t("connections.store.name")}
            name="storeName"
            required
            maxLength={100}
            autoComplete="off"
            fault={faultOf("storeName")}
          />
        </div>
      )}
    </>
  );
}
