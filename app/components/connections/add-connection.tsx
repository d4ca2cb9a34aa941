import { Form, Link, useActionData, useNavigation } from "@remix-run/react";
import { useState } from "react";
import type { ConnectionFault } from "#app/connections/read-asked.ts";
import { TextField } from "#app/components/access/text-field.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { PlatformChoice } from "./connection-view.ts";
import { HowToConnect } from "./how-to-connect.tsx";
import { MadeSecret } from "./made-secret.tsx";
import { StoreFields, type StoreChoice } from "./store-fields.tsx";

type Props = {
  platforms: PlatformChoice[];
  stores: StoreChoice[];
  /** Adapters that read lines, for programs of one's own. */
  formats: { id: string; title: string }[];
  /** Where webhooks go, but for the connection's id. */
  base: string;
};

type Answer = { made: { connectionId: string; secret: string } | null; fault: ConnectionFault | null };

/** Asks who sends, to which store and how it is signed; afterwards says what goes where. */
export function AddConnection({ platforms, stores, formats, base }: Props) {
  const t = useText();
  const answer = useActionData<Answer>();
  const [id, setId] = useState(platforms[0]!.id);
  const isBusy = useNavigation().state !== "idle";
  const platform = platforms.find((known) => known.id === id)!;
  const faultOf = (field: ConnectionFault) =>
    answer?.fault === field ? t(`connections.fault.${field}`) : undefined;
  if (answer?.made) return <Made {...answer.made} platform={platform} base={base} />;
  return (
    <Form method="post" className="grid gap-4 px-4 py-4">
      <input type="hidden" name="intent" value="add" />
      <fieldset>
        <legend className="mb-1 text-xs text-muted">{t("connections.platform")}</legend>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
          {platforms.map((known) => (
            <label key={known.id} className="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="platform"
                value={known.id}
                checked={known.id === id}
                onChange={() => setId(known.id)}
                className="size-4 accent-(--honey)"
              />
              {namePlatform(known, t)}
            </label>
          ))}
        </div>
        {faultOf("platform") && <p className="mt-1 text-xs text-bad">{faultOf("platform")}</p>}
      </fieldset>
      <TextField
        key={id}
        label={t("connections.name")}
        name="name"
        required
        maxLength={100}
        autoComplete="off"
        defaultValue={namePlatform(platform, t)}
        fault={faultOf("name")}
      />
      <StoreFields stores={stores} faultOf={faultOf} />
      {platform.format === null && (
        <label className="block">
          <span className="mb-1 block text-xs text-muted">{t("connections.format")}</span>
          <select name="format" defaultValue="canonical" className="field min-h-9 w-full px-2.5 text-base">
            {formats.map((format) => (
              <option key={format.id} value={format.id}>
                {format.id} · {format.title}
              </option>
            ))}
          </select>
          {faultOf("format") && <span className="mt-1 block text-xs text-bad">{faultOf("format")}</span>}
        </label>
      )}
      <TextField
        key={`${id} secret`}
        label={t("connections.secret")}
        name="secret"
        type="password"
        autoComplete="off"
        hint={t(`connections.secret.${platform.secret}`)}
        fault={faultOf("secret")}
      />
      <button
        type="submit"
        disabled={isBusy}
        className="control min-h-9 justify-self-start border-honey font-semibold"
      >
        {t("connections.add.button")}
      </button>
    </Form>
  );
}

type MadeProps = { connectionId: string; secret: string; platform: PlatformChoice; base: string };

function Made({ connectionId, secret, platform, base }: MadeProps) {
  const t = useText();
  return (
    <div className="grid gap-4 px-4 py-4">
      <MadeSecret secret={secret} />
      <HowToConnect platform={platform.id} address={`${base}/${connectionId}`} />
      <Link
        to={`/imports/connections?connection=${connectionId}`}
        preventScrollReset
        className="control min-h-9 justify-self-start"
      >
        {t("connections.add.open")}
      </Link>
    </div>
  );
}

/** The two that are no product have a name in each language. */
export function namePlatform({ id, title }: PlatformChoice, t: ReturnType<typeof useText>): string {
  return id === "bearer" || id === "hmac" ? t(`connections.platform.${id}`) : title;
}
