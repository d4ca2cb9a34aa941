import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readText } from "#app/access/form-fields.ts";
import { makeKey, readAskedKey } from "#app/access/make-key.ts";
import { KeyForm } from "#app/components/settings/key-form.tsx";
import { KeysTable } from "#app/components/settings/keys-table.tsx";
import { MadeKey } from "#app/components/settings/made-key.tsx";
import { SettingsTabs } from "#app/components/settings/settings-tabs.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadKeysReport, loadScopeChoices } from "#app/reports/api-keys.server.ts";
import { revokeApiKey } from "#db/access/api-keys.ts";
import { recordAudit } from "#db/audit/record-access.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "apikeys.title");

export async function loader({ context }: LoaderFunctionArgs) {
  return loadKeysReport(context);
}

/** `intent=make` answers the key, this once; `intent=revoke` ends one. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { importDb, db, scope, principal } = context;
  const form = await request.formData();
  if (readText(form, "intent") === "revoke") {
    const keyId = Number(readText(form, "key"));
    if (!Number.isInteger(keyId) || keyId < 1 || keyId > 2 ** 31 - 1) throw data(null, { status: 400 });
    const name = await revokeApiKey(importDb, keyId);
    if (name !== undefined) {
      await recordAudit(importDb, { principal, action: "key_revoked", subject: { keyId, name } });
    }
    return { made: null, fault: null };
  }
  const asked = readAskedKey(form, await loadScopeChoices(db, scope));
  if ("fault" in asked) return data({ made: null, fault: asked.fault }, { status: 400 });
  return { made: { name: asked.name, secret: await makeKey(importDb, principal!, asked) }, fault: null };
}

export default function Keys() {
  const t = useText();
  const { keys, stores, regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsTabs />
      <PageHeader title={t("apikeys.title")}>{t("apikeys.subtitle")}</PageHeader>
      <div className="grid max-w-5xl gap-3">
        {answer?.made && <MadeKey {...answer.made} />}
        <Card title={t("apikeys.list")} note={t("apikeys.own")}>
          {keys.length === 0 ? <p className="text-muted">{t("apikeys.none")}</p> : <KeysTable keys={keys} />}
        </Card>
        <Card title={t("apikeys.new")}>
          <KeyForm
            key={answer?.made?.secret}
            stores={stores}
            regions={regions}
            fault={answer?.fault ?? null}
          />
        </Card>
      </div>
    </>
  );
}
