import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { CustomerCard } from "#app/components/settings/customer-card.tsx";
import { MaskingTable } from "#app/components/settings/masking-table.tsx";
import { RetentionTable } from "#app/components/settings/retention-table.tsx";
import { SettingsTabs } from "#app/components/settings/settings-tabs.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadPrivacyReport } from "#app/reports/privacy.server.ts";
import { erase, find, mask, retain } from "./change-privacy.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "privacy.title");

export async function loader({ context }: LoaderFunctionArgs) {
  return loadPrivacyReport(context.importDb);
}

const intents = { find, erase, retention: retain, masking: mask };

/** `intent=find|erase|retention|masking`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = String(form.get("intent"));
  if (!Object.hasOwn(intents, intent)) throw data(null, { status: 400 });
  return intents[intent as keyof typeof intents](context, form);
}

export default function Privacy() {
  const t = useText();
  const { retention, masking } = useLoaderData<typeof loader>();
  const timezone = useShell().timezone ?? "UTC";
  return (
    <>
      <SettingsTabs />
      <PageHeader title={t("privacy.title")}>{t("privacy.subtitle")}</PageHeader>
      <div className="grid max-w-5xl gap-3">
        <CustomerCard timezone={timezone} />
        <Card title={t("privacy.retention")} note={t("privacy.retention.note")}>
          {retention.length === 0 ? (
            <p className="text-muted">{t("empty.nothing.stores")}</p>
          ) : (
            <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card">
              <RetentionTable rows={retention} timezone={timezone} />
            </div>
          )}
        </Card>
        <Card title={t("privacy.masking")} note={t("privacy.masking.note")}>
          {masking.length === 0 ? (
            <p className="text-muted">{t("empty.nothing.stores")}</p>
          ) : (
            <div className="-mx-4 -mb-3.5 overflow-hidden rounded-b-card">
              <MaskingTable rows={masking} />
            </div>
          )}
        </Card>
      </div>
    </>
  );
}
