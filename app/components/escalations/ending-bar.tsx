import { ListLink } from "#app/components/figures/list-link.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MessageKey } from "#app/i18n/messages/en.ts";
import type { ListChoice } from "#app/search/page-search.ts";

export type EndingShare = { ending: string; standings: readonly string[]; count: number };

type Props = { shares: EndingShare[] };

const names = {
  handoff_solved: "outcome.handoff_solved",
  handoff_unsolved: "outcome.handoff_unsolved",
  handoff_lost: "outcome.handoff_lost",
  takeover: "outcome.takeover",
  pending: "outcome.pending",
  unjudged: "escalations.unjudged",
} as const satisfies Record<string, MessageKey>;

const isNamed = (ending: string): ending is keyof typeof names => Object.hasOwn(names, ending);

/** What became of all escalations, as one bar of 100 % and as numbers that open their lists. */
export function EndingBar({ shares }: Props) {
  const t = useText();
  const format = useFormat();
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const present = shares.filter(({ count }) => count > 0);
  const listOf = ({ standings }: EndingShare): ListChoice => ({
    metric: "escalations",
    side: "numerator",
    where: [{ dimension: "outcome", operator: "is", values: [...standings] }],
  });
  return (
    <div>
      <div aria-hidden="true" className="flex h-7 gap-px overflow-hidden rounded-md bg-sunken">
        {present.map((share) => (
          <ListLink
            key={share.ending}
            tabIndex={-1}
            list={listOf(share)}
            className={`@container flex min-w-0.5 items-center ${getGround(share.ending).className}`}
            style={{ width: `${(share.count / total) * 100}%`, ...getGround(share.ending).style }}
          >
            <span className="hidden pl-2 text-xs font-medium whitespace-nowrap @min-[3.6rem]:inline">
              {format.share(share.count / total)}
            </span>
          </ListLink>
        ))}
      </div>
      <ul className="mt-2.5 grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-x-3 gap-y-1.5">
        {present.map((share) => {
          const ground = getGround(share.ending);
          return (
            <li key={share.ending}>
              <span className="flex items-center gap-1.5">
                <span
                  aria-hidden="true"
                  className={`size-2.5 shrink-0 rounded-[3px] ${ground.className}`}
                  style={ground.style}
                />
                {isNamed(share.ending) && t(names[share.ending])}
              </span>
              <span className="flex items-baseline gap-1.5 pl-4">
                <ListLink list={listOf(share)} className="figure-link font-semibold">
                  {format.count(share.count)}
                </ListLink>
                <span className="text-xs text-muted">{format.share(share.count / total)}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function getGround(ending: string) {
  if (ending === "pending") return { className: "hatched border border-edge", style: {} };
  if (ending === "unjudged") return { className: "bg-bar", style: {} };
  return {
    className: "",
    style: { background: `var(--outcome-${ending})`, color: `var(--on-outcome-${ending})` },
  };
}
