import type { ReactNode } from "react";
import { useValueName } from "#app/components/page/use-value-name.ts";

type Props = {
  href: string;
  isFirst: boolean;
  title: ReactNode;
  /** What the row comes to: money, or a state. */
  figure: ReactNode;
  /** Facts before where it happened. */
  facts: ReactNode;
  /** Stands under the figure, if there is something to add to it. */
  aside?: ReactNode;
  times: ReactNode;
  place: { storeKey: string; channel: string | null; topic: string | null; agent: string | null };
};

const factsClass = "flex min-w-0 flex-wrap items-baseline gap-x-3 text-xs text-muted";

/** A row of a list of sales, all of which opens `href`; links within it stand above that. */
export function SalesRow({ href, isFirst, title, figure, facts, aside, times, place }: Props) {
  const nameOf = useValueName();
  const { storeKey, channel, topic, agent } = place;
  const store = (
    <span className="max-w-40 truncate text-right text-xs text-muted">{nameOf("store", storeKey)}</span>
  );
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2 focus-within:bg-sunken hover:bg-sunken">
      <a
        data-light
        data-row
        data-autofocus={isFirst || undefined}
        href={href}
        className="truncate font-medium -outline-offset-2 after:absolute after:inset-0"
      >
        {title}
      </a>
      <span className="text-right">{figure}</span>
      <span className={factsClass}>
        {facts}
        {channel !== null && <span>{nameOf("channel", channel)}</span>}
        {topic !== null && <span>{nameOf("topic", topic)}</span>}
        {agent !== null && <span>{agent}</span>}
      </span>
      {aside === undefined ? (
        store
      ) : (
        <span className="text-right text-xs whitespace-nowrap text-muted">{aside}</span>
      )}
      <span className={factsClass}>{times}</span>
      {aside !== undefined && store}
    </li>
  );
}
