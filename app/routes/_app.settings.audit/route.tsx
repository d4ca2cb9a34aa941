import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { AuditFilters } from "#app/components/settings/audit-filters.tsx";
import { AuditTable } from "#app/components/settings/audit-table.tsx";
import { SettingsTabs } from "#app/components/settings/settings-tabs.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadAuditReport, parseAuditSearch } from "#app/reports/audit.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "audit.title");

export async function loader({ request, context }: LoaderFunctionArgs) {
  return loadAuditReport(context.importDb, parseAuditSearch(new URL(request.url).searchParams));
}

export default function Audit() {
  const t = useText();
  const { entries, next, actors, stores, timezone, search } = useLoaderData<typeof loader>();
  const query = writeQuery(search);
  return (
    <>
      <SettingsTabs />
      <PageHeader title={t("audit.title")}>{t("audit.subtitle")}</PageHeader>
      <AuditFilters
        choice={search}
        actors={actors}
        stores={stores}
        fileHref={`/settings/audit.csv?${query}`}
      />
      <Card title={t("audit.title")} note={timezone}>
        {entries.length === 0 ? (
          <p className="text-muted">{t("audit.none")}</p>
        ) : (
          <div className="-mx-4 overflow-hidden">
            <AuditTable rows={entries} timezone={timezone} />
          </div>
        )}
        {(next !== null || search.before !== null) && (
          <nav aria-label={t("audit.paging")} className="mt-4 flex justify-between">
            {search.before === null ? (
              <span />
            ) : (
              <Link to={`/settings/audit?${query}`} className="control">
                {t("audit.newest")}
              </Link>
            )}
            {next !== null && (
              <Link to={`/settings/audit?${query}${query && "&"}before=${next}`} className="control">
                {t("audit.older")}
              </Link>
            )}
          </nav>
        )}
      </Card>
    </>
  );
}

type Choice = Omit<ReturnType<typeof parseAuditSearch>, "before">;

function writeQuery({ actor, action, storeId, from, to }: Choice): string {
  const params = new URLSearchParams();
  const chosen = { who: actor, did: action, in: storeId, since: from, until: to };
  for (const [name, value] of Object.entries(chosen)) if (value !== null) params.set(name, String(value));
  return params.toString();
}
