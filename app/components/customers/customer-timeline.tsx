import { useRef } from "react";
import { useRowKeys } from "#app/components/conversations/use-row-keys.ts";
import { useLightLinks } from "#app/components/ui/use-light-links.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { CustomerReport, CustomerStep } from "#app/reports/customer-report.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { getLocalTime } from "#app/time/local-day.ts";
import { ConversationStepRow } from "./conversation-step-row.tsx";
import { OrderStepRow } from "./order-step-row.tsx";
import { RatingStepRow } from "./rating-step-row.tsx";

type Props = { report: CustomerReport };

/** Chats, ratings, orders and refunds in one line of time, newest first, under the store's local days. */
export function CustomerTimeline({ report: { steps, timezone } }: Props) {
  const t = useText();
  const format = useFormat();
  const box = useRef<HTMLOListElement>(null);
  const { search } = usePageState();
  useRowKeys(box, search.conversation === null && search.list === null && search.sales === null);
  useLightLinks(box);
  return (
    <ol ref={box} aria-label={t("customer.timeline")} className="card divide-y divide-line overflow-hidden">
      {groupByDay(steps, timezone).map(({ day, own }) => (
        <li key={day}>
          <h2 className="bg-sunken px-4 py-1 text-xs font-medium text-muted">{format.longDay(day)}</h2>
          <ol className="divide-y divide-line">
            {own.map((step) => (
              <li
                key={`${step.what} ${step.id}`}
                data-step={step.what}
                className="relative grid grid-cols-[3.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 px-4 py-2 focus-within:bg-sunken hover:bg-sunken"
              >
                <time
                  dateTime={new Date(step.at).toISOString()}
                  title={format.dateTime(step.at, timezone)}
                  className="text-xs text-muted"
                >
                  {format.clock(step.at, timezone).slice(0, 5)}
                </time>
                <StepRow step={step} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function StepRow({ step }: { step: CustomerStep }) {
  switch (step.what) {
    case "conversation":
      return <ConversationStepRow step={step} />;
    case "rating":
      return <RatingStepRow step={step} />;
    case "order":
      return <OrderStepRow step={step} />;
  }
}

function groupByDay(
  steps: readonly CustomerStep[],
  timezone: string,
): { day: string; own: CustomerStep[] }[] {
  const days: { day: string; own: CustomerStep[] }[] = [];
  for (const step of steps) {
    const { day } = getLocalTime(timezone, step.at);
    const last = days.at(-1);
    if (last?.day === day) last.own.push(step);
    else days.push({ day, own: [step] });
  }
  return days;
}
