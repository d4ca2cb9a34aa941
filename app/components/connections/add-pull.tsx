import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { TextField } from "#app/components/access/text-field.tsx";
import type { PullChoice } from "#app/connections/pull/pull-choices.ts";
import type { PullFormFault } from "#app/connections/pull/read-asked-pull.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StoreFields, type StoreChoice } from "./store-fields.tsx";

type Props = {
  pulls: readonly PullChoice[];
  stores: StoreChoice[];
  /** Epoch ms when the page was made. */
  now: number;
};

const dayMs = 86_400_000;
const usualDays = 30;
const toDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Asks which platform is to be asked, where, with which token, and from when on. */
export function AddPull({ pulls, stores, now }: Props) {
  const t = useText();
  const fault = useActionData<{ pullFault?: PullFormFault }>()?.pullFault;
  const [id, setId] = useState(pulls[0]!.id);
  const isBusy = useNavigation().state !== "idle";
  const choice = pulls.find((known) => known.id === id)!;
  const faultOf = (field: string) => (fault === field ? t(`pulling.fault.${fault}`) : undefined);
  const usual = { required: true, maxLength: 1000, autoComplete: "off" };
  return (
    <Form method="post" className="grid gap-4 px-4 py-4">
      <input type="hidden" name="intent" value="add-pull" />
      <fieldset>
        <legend className="mb-1 text-xs text-muted">{t("pulling.platform")}</legend>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
          {pulls.map((known) => (
            <label key={known.id} className="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="platform"
                value={known.id}
                checked={known.id === id}
                onChange={() => setId(known.id)}
                className="size-4 accent-(--honey)"
              />
              {known.title}
            </label>
          ))}
        </div>
        {faultOf("platform") && <p className="mt-1 text-xs text-bad">{faultOf("platform")}</p>}
      </fieldset>
      <TextField
        {...usual}
        key={`${id} name`}
        label={t("connections.name")}
        name="name"
        maxLength={100}
        defaultValue={choice.title}
        fault={faultOf("name")}
      />
      <StoreFields stores={stores} faultOf={faultOf} />
      <TextField
        {...usual}
        key={`${id} address`}
        label={t("pulling.address")}
        name="address"
        inputMode="url"
        defaultValue={choice.address}
        placeholder={choice.address === "" ? t(`pulling.address.${asKnown(id)}`) : undefined}
        hint={t("pulling.address.hint")}
        fault={faultOf("address") ?? faultOf("private")}
      />
      {choice.needsAccount && (
        <TextField
          {...usual}
          label={t("pulling.account")}
          name="account"
          inputMode="numeric"
          hint={t("pulling.account.hint")}
          fault={faultOf("account")}
        />
      )}
      {choice.takesBots && (
        <TextField
          {...usual}
          required={false}
          label={t("pulling.bots")}
          name="bots"
          hint={t("pulling.bots.hint")}
          fault={faultOf("bots")}
        />
      )}
      <TextField
        {...usual}
        key={`${id} secret`}
        label={t("pulling.token")}
        name="secret"
        type="password"
        hint={t(`pulling.token.${asKnown(id)}`)}
        fault={faultOf("secret")}
      />
      <TextField
        {...usual}
        label={t("pulling.since")}
        name="since"
        type="date"
        max={toDate(now)}
        defaultValue={toDate(now - usualDays * dayMs)}
        hint={t("pulling.since.hint")}
        fault={faultOf("since")}
      />
      <button
        type="submit"
        disabled={isBusy}
        className="control min-h-9 justify-self-start border-honey font-semibold"
      >
        {t("pulling.add")}
      </button>
    </Form>
  );
}

const known = ["chatwoot", "intercom", "zendesk", "gorgias", "shopify", "woocommerce"] as const;
const asKnown = (id: string) => known.find((one) => one === id) ?? "chatwoot";
