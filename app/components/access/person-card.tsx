import { Form, Link } from "@remix-run/react";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { AccessFields, type ChosenAccess } from "./access-fields.tsx";
import { Notice } from "./notice.tsx";
import type { PeopleAnswer, PeopleIntent } from "./people-answer.ts";
import { SentLinkNotice } from "./sent-link.tsx";
import type { Choices } from "./store-choices.tsx";
import { useFaultWords } from "./use-fault-words.ts";

type Person = ChosenAccess & {
  userId: number;
  name: string;
  email: string;
  isDisabled: boolean;
  hasSecondFactor: boolean;
  sessions: number;
};
type Props = { person: Person; choices: Choices; answer: PeopleAnswer | undefined };

/** What can be done about one person. */
export function PersonCard({ person, choices, answer }: Props) {
  const t = useText();
  const { userId, name, email, isDisabled, hasSecondFactor, sessions } = person;
  return (
    <Card
      title={name}
      note={
        <Link to="/settings/people" preventScrollReset className="hover:text-ink hover:underline">
          {t("people.invite")}
        </Link>
      }
    >
      <div className="grid gap-3">
        <p className="-mt-2 text-xs text-muted">{email}</p>
        <Outcome answer={answer} />
        <Form method="post" action={`/settings/people?person=${userId}`} className="grid gap-3">
          <input type="hidden" name="person" value={userId} />
          <AccessFields start={person} choices={choices} />
          <button
            type="submit"
            name="intent"
            value="save"
            className="control justify-self-start border-honey bg-honey-wash font-semibold"
          >
            {t("people.save")}
          </button>
        </Form>
        <Form
          method="post"
          action={`/settings/people?person=${userId}`}
          className="grid gap-2 border-t border-line pt-3"
        >
          <input type="hidden" name="person" value={userId} />
          <div className="flex flex-wrap gap-2">
            <Button intent="link">{t("people.link")}</Button>
            <Button intent="sessions" isOff={sessions === 0}>
              {t("people.sessions.end", { count: sessions })}
            </Button>
            {hasSecondFactor && <Button intent="factor">{t("people.factor.drop")}</Button>}
            <Button intent={isDisabled ? "enable" : "disable"} isGrave={!isDisabled}>
              {t(isDisabled ? "people.enable" : "people.disable")}
            </Button>
          </div>
          <p className="text-xs text-muted">
            {t("people.link.text")} {!isDisabled && t("people.disable.text")}
          </p>
        </Form>
      </div>
    </Card>
  );
}

function Outcome({ answer }: { answer: PeopleAnswer | undefined }) {
  const t = useText();
  const wordsOf = useFaultWords();
  if (!answer || answer.intent === "invite") return null;
  if (answer.sent) return <SentLinkNotice sent={answer.sent} />;
  if (answer.fault === null) return <Notice tone="good">{t("people.saved")}</Notice>;
  return (
    <Notice tone="bad">{answer.fault === "last" ? t("people.fault.last") : wordsOf(answer.fault)}</Notice>
  );
}

type ButtonProps = { intent: PeopleIntent; isOff?: boolean; isGrave?: boolean; children: string };

function Button({ intent, isOff = false, isGrave = false, children }: ButtonProps) {
  return (
    <button
      type="submit"
      name="intent"
      value={intent}
      disabled={isOff}
      className={`control disabled:cursor-default disabled:text-muted ${isGrave ? "text-bad" : ""}`}
    >
      {children}
    </button>
  );
}
