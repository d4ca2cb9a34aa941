import { Form } from "@remix-run/react";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { AccessFields, type ChosenAccess } from "./access-fields.tsx";
import { Notice } from "./notice.tsx";
import type { PeopleAnswer } from "./people-answer.ts";
import { SentLinkNotice } from "./sent-link.tsx";
import type { Choices } from "./store-choices.tsx";
import { TextField } from "./text-field.tsx";
import { useFaultWords } from "./use-fault-words.ts";

type Props = { choices: Choices; answer: PeopleAnswer | undefined };

const nothingYet: ChosenAccess = { role: "viewer", allStores: false, regions: [], storeIds: [] };

/** Invites somebody as something, for some stores. */
export function InviteCard({ choices, answer: given }: Props) {
  const t = useText();
  const wordsOf = useFaultWords();
  const answer = given?.intent === "invite" ? given : undefined;
  const fault = answer?.fault === "last" ? null : (answer?.fault ?? null);
  const faultOf = (...own: (typeof fault)[]) => (own.includes(fault) ? wordsOf(fault) : undefined);
  return (
    <Card title={t("people.invite")}>
      {/* Another form, empty, once the invitation is out. */}
      <Form key={answer?.sent?.email} method="post" action="/settings/people" className="grid gap-3">
        {answer?.sent && <SentLinkNotice sent={answer.sent} />}
        {fault === "scope" && <Notice tone="bad">{wordsOf(fault)}</Notice>}
        <TextField
          label={t("access.email")}
          name="email"
          type="email"
          autoComplete="off"
          maxLength={254}
          fault={faultOf("email", "taken")}
          required
        />
        <TextField
          label={t("access.name")}
          name="name"
          autoComplete="off"
          maxLength={100}
          fault={faultOf("name")}
          required
        />
        <AccessFields start={nothingYet} choices={choices} />
        <button
          type="submit"
          name="intent"
          value="invite"
          className="control justify-self-start border-honey bg-honey-wash font-semibold"
        >
          {t("people.invite.button")}
        </button>
      </Form>
    </Card>
  );
}
