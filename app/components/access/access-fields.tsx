import { useState } from "react";
import { roles, type Role } from "#app/access/role.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StoreChoices, type Choices } from "./store-choices.tsx";

export type ChosenAccess = { role: Role; allStores: boolean; regions: string[]; storeIds: number[] };
type Props = { start: ChosenAccess; choices: Choices };

const row =
  "grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] gap-x-2.5 rounded-md px-2 py-1.5 hover:bg-sunken has-checked:bg-honey-wash";

/** The role, and which stores it is for. */
export function AccessFields({ start, choices }: Props) {
  const t = useText();
  const [allStores, setAllStores] = useState(start.allStores);
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-xs text-muted">{t("people.role")}</legend>
        <div className="-mx-2">
          {roles.map((role) => (
            <label key={role} className={row}>
              <input
                type="radio"
                name="role"
                value={role}
                defaultChecked={role === start.role}
                className="row-span-2 mt-0.5 size-4 accent-(--honey)"
              />
              <span className="font-medium">{t(`access.role.${role}`)}</span>
              <span className="text-xs text-muted">{t(`access.role.${role}.sees`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="mb-1 text-xs text-muted">{t("people.scope")}</legend>
        <label className="flex min-h-6.5 items-center gap-2.5">
          <input
            type="checkbox"
            name="scope"
            value="all"
            checked={allStores}
            onChange={(event) => setAllStores(event.target.checked)}
            className="size-4 accent-(--honey)"
          />
          {t("people.scope.all")}
        </label>
        {!allStores && <StoreChoices start={start} choices={choices} />}
        <p className="mt-1.5 text-xs text-muted">{t("people.scope.company")}</p>
      </fieldset>
    </>
  );
}
