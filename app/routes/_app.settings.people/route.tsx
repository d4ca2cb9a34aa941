import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { InviteCard } from "#app/components/access/invite-card.tsx";
import { PeopleTable } from "#app/components/access/people-table.tsx";
import { PersonCard } from "#app/components/access/person-card.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { SettingsTabs } from "#app/components/settings/settings-tabs.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { loadPeople } from "#app/reports/people.server.ts";
import { changePeople } from "./change-people.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "people.title");

export function loader({ request, context }: LoaderFunctionArgs) {
  return loadPeople(context, new URL(request.url).searchParams.get("person"));
}

export const action = changePeople;

/** Who may sign in, and beside it the form that invites, or that changes the person of `person=`. */
export default function People() {
  const t = useText();
  const { people, person, stores, regions, own, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsTabs />
      <PageHeader title={t("people.title")}>{t("people.subtitle")}</PageHeader>
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_25rem]">
        <Card title={t("people.list")}>
          <div className="-mx-4 -mb-4 overflow-hidden rounded-b-card">
            <PeopleTable people={people} own={own} chosen={person?.userId ?? null} now={now} />
          </div>
        </Card>
        {person ? (
          <PersonCard key={person.userId} person={person} choices={{ stores, regions }} answer={answer} />
        ) : (
          <InviteCard choices={{ stores, regions }} answer={answer} />
        )}
      </div>
    </>
  );
}
