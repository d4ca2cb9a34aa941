import { reasonGroups, type ReasonGroup } from "#app/facts/reason.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StandingChip } from "#app/components/conversations/standing-chip.tsx";

const rules = [
  { key: "definitions.rule.empty", standings: ["empty"] },
  { key: "definitions.rule.apart", standings: ["blocked", "human_only", "unattended"] },
  { key: "definitions.rule.pending", standings: ["pending"] },
  { key: "definitions.rule.takeover", standings: ["takeover"] },
  { key: "definitions.rule.lost", standings: ["handoff_lost"] },
  { key: "definitions.rule.handoff", standings: ["handoff_unsolved", "handoff_solved"] },
  { key: "definitions.rule.said", standings: ["rejected", "confirmed"] },
  { key: "definitions.rule.unanswered", standings: ["unanswered"] },
  { key: "definitions.rule.durable", standings: ["recontacted", "durable"] },
] as const;

const terms = ["question", "speech", "substantive", "recontact", "matured", "verdict"] as const;

/** The order in which a conversation is judged; the first rule that fits decides. */
export function OutcomeRules() {
  const t = useText();
  return (
    <>
      <p className="mb-2 max-w-3xl text-muted">{t("definitions.rules.intro")}</p>
      <ol className="divide-y divide-line">
        {rules.map(({ key, standings }, index) => (
          <li
            key={key}
            className="grid gap-x-4 gap-y-1 py-1.5 md:grid-cols-[1.5rem_minmax(0,1fr)_minmax(0,13rem)]"
          >
            <span aria-hidden="true" className="hidden text-muted md:block">
              {index + 1}
            </span>
            <span>{t(key)}</span>
            <span className="flex flex-wrap gap-x-4 text-xs">
              {standings.map((standing) => (
                <StandingChip key={standing} standing={standing} />
              ))}
            </span>
          </li>
        ))}
      </ol>
      <dl className="mt-3 grid gap-x-6 gap-y-2 border-t border-line pt-3 text-xs md:grid-cols-2">
        {terms.map((term) => (
          <div key={term}>
            <dt className="font-semibold">{t(`definitions.term.${term}`)}</dt>
            <dd className="text-muted">{t(`definitions.term.${term}.text`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const groups = Object.keys(reasonGroups) as ReasonGroup[];

/** The reasons of escalations in their groups, each with what makes it one. */
export function ReasonRules() {
  const t = useText();
  return (
    <>
      <p className="mb-2 max-w-3xl text-muted">{t("definitions.reasons.intro")}</p>
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        {groups.map((group) => (
          <section key={group} aria-label={t(`reason_group.${group}`)}>
            <h3 className="mb-1 flex items-center gap-2 font-semibold">
              <span
                aria-hidden="true"
                className="size-2.5 rounded-[3px]"
                style={{ background: `var(--group-${group})` }}
              />
              <span className="first-letter:uppercase">{t(`reason_group.${group}`)}</span>
            </h3>
            <dl className="space-y-1 text-xs">
              {reasonGroups[group].map((reason) => (
                <div key={reason}>
                  <dt className="inline font-semibold">{t(`reason.${reason}`)}</dt>{" "}
                  <dd className="inline text-muted">{t(`definitions.reason.${reason}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
