import { Form } from "@remix-run/react";
import { shortestPassword } from "#app/access/password-length.ts";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { AccountAnswer } from "./account-answer.ts";
import { AccountNotice } from "./account-notice.tsx";
import { TextField } from "./text-field.tsx";
import { useFaultWords } from "./use-fault-words.ts";

type Props = { hasPassword: boolean; answer: AccountAnswer | undefined };

export function PasswordCard({ hasPassword, answer }: Props) {
  const t = useText();
  const wordsOf = useFaultWords();
  const faultOf = (field: string) =>
    answer?.intent === "password" && answer.field === field ? wordsOf(answer.fault) : undefined;
  const isDone = answer?.intent === "password" && answer.fault === null && answer.wait === null;
  return (
    <Card title={t("account.password")}>
      {hasPassword ? (
        // Emptied by being another form once the change is made.
        <Form key={isDone ? "done" : "open"} method="post" action="/account" className="grid gap-3">
          <AccountNotice answer={answer} intents={["password"]} done="account.password.changed" />
          <TextField
            label={t("account.password.present")}
            name="present"
            type="password"
            autoComplete="current-password"
            fault={faultOf("present")}
            required
          />
          <TextField
            label={t("account.password.new")}
            name="password"
            type="password"
            autoComplete="new-password"
            hint={t("access.choose.hint", { count: shortestPassword })}
            fault={faultOf("password")}
            required
          />
          <button type="submit" name="intent" value="password" className="control justify-self-start">
            {t("account.password.button")}
          </button>
        </Form>
      ) : (
        <p className="text-muted">{t("account.password.none")}</p>
      )}
    </Card>
  );
}
