import { StandingChip } from "#app/components/conversations/standing-chip.tsx";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { handlers } from "#app/facts/outcome.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { ConversationStep } from "#app/reports/customer-report.ts";
import { usePageState } from "#app/search/use-page-state.ts";

/** A conversation of the line; it opens its transcript. */
export function ConversationStepRow({ step }: { step: ConversationStep }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const { hrefWith } = usePageState();
  const { conversationId, openingText, standing, channel, topic, isTest, startedAt, endedAt } = step;
  const handler = handlers.find((name) => name === step.handler);
  return (
    <>
      <span className="min-w-0">
        <a
          data-light
          data-row
          href={hrefWith({ conversation: conversationId })}
          className="block truncate font-medium -outline-offset-2 after:absolute after:inset-0"
        >
          <span className="sr-only">{t("customer.conversation")} </span>
          {openingText ?? <span className="font-normal text-muted">{t("conversations.notext")}</span>}
        </a>
        <span className="flex flex-wrap items-baseline gap-x-3 text-xs text-muted">
          <span className="text-ink">
            <StandingChip standing={standing} />
          </span>
          {handler && <span>{t(`handler.${handler}`)}</span>}
          {channel !== null && <span>{nameOf("channel", channel)}</span>}
          {topic !== null && <span>{nameOf("topic", topic)}</span>}
          {isTest && <span>{t("conversations.test")}</span>}
        </span>
      </span>
      <span className="text-xs whitespace-nowrap text-muted">
        {format.duration((endedAt - startedAt) / 1000)}
      </span>
    </>
  );
}
