import { Form } from "@remix-run/react";
import type { Role } from "#app/access/role.ts";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { AccountAnswer } from "./account-answer.ts";
import { AccountNotice } from "./account-notice.tsx";
import { useScopeWords, type ScopeNames } from "./role-words.ts";
import { TextField } from "./text-field.tsx";
import { useFaultWords } from "./use-fault-words.ts";

type Props = {
  name: string;
  email: string;
  role: Role;
  scope: ScopeNames;
  isDemo: boolean;
  answer: AccountAnswer | undefined;
};

/** Who one is here: the name can be changed, role and stores are an owner's business. */
export function ProfileCard({ name, email, role, scope, isDemo, answer }: Props) {
  const t = useText();
  const scopeWords = useScopeWords(8)(scope);
  const wordsOf = useFaultWords();
  const facts = [
    [t("access.email"), email],
    [t("account.role"), `${t(`access.role.${role}`)}: ${t(`access.role.${role}.sees`)}`],
    [t("account.scope"), scopeWords],
  ] as const;
  return (
    <Card title={t("account.you")}>
      <div className="grid gap-3">
        <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1">
          {isDemo && <Fact label={t("access.name")} value={name} />}
          {facts.map(([label, value]) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </dl>
        {!isDemo && (
          <Form method="post" action="/account" className="grid gap-3">
            <AccountNotice answer={answer} intents={["name"]} done="account.saved" />
            <TextField
              label={t("access.name")}
              name="name"
              autoComplete="name"
              defaultValue={name}
              maxLength={100}
              fault={answer?.intent === "name" ? wordsOf(answer.fault) : undefined}
              required
            />
            <button type="submit" name="intent" value="name" className="control justify-self-start">
              {t("account.save")}
            </button>
          </Form>
        )}
      </div>
    </Card>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{value}</dd>
    </>
  );
}
