import { Form } from "@remix-run/react";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { AccountAnswer, AccountIntent } from "./account-answer.ts";
import { AccountNotice } from "./account-notice.tsx";
import { QrCode, type Qr } from "./qr-code.tsx";
import { TextField } from "./text-field.tsx";
import { useFaultWords } from "./use-fault-words.ts";

type Factor = { isOn: boolean; recoveryCodes: number; proposal: { secret: string; qr: Qr } | null };
type Props = { factor: Factor; answer: AccountAnswer | undefined };

const intents: readonly AccountIntent[] = ["factor-confirm", "factor-stop", "factor-renew"];

/** Off: a way to set it up, by a picture for the phone and a first code. On: codes that are left, and a way to end it. */
export function FactorCard({ factor, answer }: Props) {
  const t = useText();
  const { isOn, recoveryCodes, proposal } = factor;
  const codes = answer?.codes ?? null;
  return (
    <Card title={t("account.factor")}>
      <div className="grid gap-3">
        <p className="text-muted">
          {isOn ? t("account.factor.on", { count: recoveryCodes }) : t("account.factor.off")}
        </p>
        <AccountNotice answer={answer} intents={intents} />
        {codes && <Codes codes={codes} />}
        <Form method="post" action="/account" className="grid gap-3">
          {isOn ? (
            <>
              <CodeField label={t("account.factor.need")} answer={answer} />
              <div className="flex flex-wrap gap-2">
                <Button intent="factor-renew">{t("account.factor.renew")}</Button>
                <Button intent="factor-stop">{t("account.factor.stop")}</Button>
              </div>
            </>
          ) : proposal ? (
            <>
              <p>{t("account.factor.scan")}</p>
              <div className="flex flex-wrap items-center gap-4">
                <QrCode {...proposal.qr} label={t("account.factor.qr")} />
                <div className="min-w-0 flex-1">
                  <p className="text-xs text-muted">{t("account.factor.key")}</p>
                  <p className="font-mono text-xs break-all" data-totp-secret={proposal.secret}>
                    {proposal.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
                  </p>
                </div>
              </div>
              <CodeField label={t("access.factor.code")} answer={answer} />
              <Button intent="factor-confirm">{t("account.factor.confirm")}</Button>
            </>
          ) : (
            <Button intent="factor-start">{t("account.factor.start")}</Button>
          )}
        </Form>
      </div>
    </Card>
  );
}

function Button({ intent, children }: { intent: AccountIntent; children: string }) {
  return (
    <button type="submit" name="intent" value={intent} className="control justify-self-start">
      {children}
    </button>
  );
}

function CodeField({ label, answer }: { label: string; answer: AccountAnswer | undefined }) {
  const wordsOf = useFaultWords();
  const fault = answer && intents.includes(answer.intent) ? wordsOf(answer.fault) : undefined;
  return (
    <TextField
      label={label}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      fault={fault}
      required
    />
  );
}

function Codes({ codes }: { codes: string[] }) {
  const t = useText();
  return (
    <div role="status" className="rounded-md border-l-3 border-good bg-sunken px-3 py-2">
      <h3 className="font-semibold">{t("account.factor.codes")}</h3>
      <p className="mt-0.5 text-xs text-muted">{t("account.factor.codes.text")}</p>
      <ul className="mt-2 grid grid-cols-1 gap-x-6 gap-y-0.5 font-mono text-xs phone:grid-cols-2">
        {codes.map((code) => (
          <li key={code} data-recovery-code>
            {code}
          </li>
        ))}
      </ul>
    </div>
  );
}
