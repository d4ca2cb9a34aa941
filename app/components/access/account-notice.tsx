import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MessageKey } from "#app/i18n/messages/en.ts";
import type { AccountAnswer, AccountIntent } from "./account-answer.ts";
import { Notice } from "./notice.tsx";

type Props = { answer: AccountAnswer | undefined; intents: readonly AccountIntent[]; done?: MessageKey };

/** Says that a form of the card went through, or how long to wait; what is wrong with a field stands at the field. */
export function AccountNotice({ answer, intents, done }: Props) {
  const t = useText();
  const format = useFormat();
  if (!answer || !intents.includes(answer.intent)) return null;
  if (answer.wait !== null) {
    return <Notice tone="bad">{t("access.sign-in.wait", { time: format.duration(answer.wait) })}</Notice>;
  }
  return answer.fault === null && done ? <Notice tone="good">{t(done)}</Notice> : null;
}
