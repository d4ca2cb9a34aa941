import { type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FactorCard } from "#app/components/access/factor-card.tsx";
import { PasswordCard } from "#app/components/access/password-card.tsx";
import { ProfileCard } from "#app/components/access/profile-card.tsx";
import { SessionsCard } from "#app/components/access/sessions-card.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { loadAccount } from "#app/reports/account.server.ts";
import { changeAccount } from "./change-account.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "account.title");

export function loader({ context }: LoaderFunctionArgs) {
  return loadAccount(context);
}

export const action = changeAccount;

/** One's own name, password, second factor and sessions. */
export default function Account() {
  const t = useText();
  const account = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={t("account.title")}>{t("account.subtitle")}</PageHeader>
      {account.isDemo && <p className="mb-3 text-muted">{t("account.demo")}</p>}
      <div className="grid max-w-[68rem] items-start gap-3 lg:grid-cols-2">
        <ProfileCard {...account} answer={answer} />
        {!account.isDemo && <PasswordCard hasPassword={account.hasPassword} answer={answer} />}
        {!account.isDemo && <FactorCard factor={account.factor} answer={answer} />}
        <SessionsCard sessions={account.sessions} own={account.sessionId} />
      </div>
    </>
  );
}
