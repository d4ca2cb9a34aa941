import { Form } from "@remix-run/react";
import { useState } from "react";
import { roles } from "#app/access/role.ts";
import { TextField } from "#app/components/access/text-field.tsx";
import { useText } from "#app/i18n/use-text.tsx";

type Fault = "name" | "role" | "scope" | "limit";

type Props = {
  stores: { storeId: number; name: string }[];
  regions: string[];
  /** What was wrong with the last attempt. */
  fault: Fault | null;
};

const expiries = [30, 90, 365, 0] as const;
const usualLimit = 600;

/** Asks for a key: its name, role, stores, limit and end. */
export function KeyForm({ stores, regions, fault }: Props) {
  const t = useText();
  const faultOf = (field: Fault) => (fault === field ? t(`apikeys.fault.${field}`) : undefined);
  return (
    <Form method="post" className="grid gap-4 md:grid-cols-2">
      <input type="hidden" name="intent" value="make" />
      <TextField
        label={t("apikeys.name")}
        name="name"
        required
        maxLength={100}
        autoComplete="off"
        hint={t("apikeys.name.hint")}
        fault={faultOf("name")}
      />
      <label className="block">
        <span className="mb-1 block text-xs text-muted">{t("apikeys.role")}</span>
        <select name="role" defaultValue="viewer" className="field min-h-9 w-full px-2.5 text-base">
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`access.role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <ScopeFields stores={stores} regions={regions} fault={faultOf("scope")} />
      <div className="grid content-start gap-4">
        <TextField
          label={t("apikeys.limit.label")}
          name="limit"
          inputMode="numeric"
          required
          defaultValue={usualLimit}
          fault={faultOf("limit")}
        />
        <label className="block">
          <span className="mb-1 block text-xs text-muted">{t("apikeys.expiry")}</span>
          <select name="days" defaultValue="90" className="field min-h-9 w-full px-2.5 text-base">
            {expiries.map((days) => (
              <option key={days} value={days}>
                {t(days === 0 ? "apikeys.expiry.never" : `apikeys.expiry.${days}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="control min-h-9 justify-self-start border-honey font-semibold">
          {t("apikeys.new.button")}
        </button>
      </div>
    </Form>
  );
}

type ScopeProps = Pick<Props, "stores" | "regions"> & { fault: string | undefined };

function ScopeFields({ stores, regions, fault }: ScopeProps) {
  const t = useText();
  const [hasAll, setAll] = useState(false);
  const choices = [
    ...regions.map((region) => ({ name: "region", value: region, label: region })),
    ...stores.map(({ storeId, name }) => ({ name: "store", value: String(storeId), label: name })),
  ];
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-muted">{t("apikeys.scope")}</legend>
      {(["some", "all"] as const).map((value) => (
        <label key={value} className="flex min-h-6 items-center gap-2">
          <input
            type="radio"
            name="scope"
            value={value}
            checked={hasAll === (value === "all")}
            onChange={() => setAll(value === "all")}
            className="size-4 accent-(--honey)"
          />
          {t(`apikeys.scope.${value}`)}
        </label>
      ))}
      {!hasAll && (
        <ul className="mt-1.5 max-h-48 overflow-y-auto rounded-md border border-line p-2">
          {choices.map(({ name, value, label }) => (
            <li key={`${name} ${value}`}>
              <label className="flex min-h-6 items-center gap-2">
                <input type="checkbox" name={name} value={value} className="size-4 accent-(--honey)" />
                {label}
                {name === "region" && <span className="text-xs text-muted">{t("apikeys.regions")}</span>}
              </label>
            </li>
          ))}
        </ul>
      )}
      {fault && <p className="mt-1 text-xs text-bad">{fault}</p>}
    </fieldset>
  );
}
