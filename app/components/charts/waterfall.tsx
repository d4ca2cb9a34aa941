import type { ReactNode } from "react";

export type WaterfallRow = {
  key: string;
  name: string;
  /** Quieter words behind the name. */
  hint?: string;
  /** A whole number from zero, theirs or ours, or a step between two of them. */
  kind: "theirs" | "ours" | "change";
  /** Where the bar begins and ends, in one unit. */
  from: number;
  to: number;
  value: ReactNode;
};

type Props = { label: string; rows: readonly WaterfallRow[] };

const colours = { theirs: "var(--bar)", ours: "var(--honey)" } as const;

/** From one number to another, step by step, each bar beginning where the one above ended; plain HTML, drawn by the server. */
export function Waterfall({ label, rows }: Props) {
  const ends = rows.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const place = (value: number) => (high === low ? 0 : ((value - low) / (high - low)) * 100);
  return (
    <ol
      aria-label={label}
      className="grid grid-cols-[minmax(0,12rem)_minmax(3rem,1fr)_auto] items-center gap-x-3 gap-y-px"
    >
      {rows.map(({ key, name, hint, kind, from, to, value }) => {
        const [left, right] = [place(Math.min(from, to)), place(Math.max(from, to))];
        const isWhole = kind !== "change";
        return (
          <li
            key={key}
            className={`col-span-3 grid min-h-6.5 grid-cols-subgrid items-center ${isWhole ? "font-medium" : ""}`}
          >
            <span className={isWhole ? "" : "pl-3 text-muted"}>
              {name} {hint && <span className="text-xs font-normal text-muted">{hint}</span>}
            </span>
            <span aria-hidden="true" className="relative h-3">
              <span
                className={`absolute inset-y-0 rounded-[3px] ${from === to ? "" : "min-w-px"} ${isWhole ? "" : "hatched"}`}
                style={{
                  left: `${left}%`,
                  width: `${right - left}%`,
                  ...(kind === "change" ? {} : { background: colours[kind] }),
                }}
              />
            </span>
            <span className="text-right whitespace-nowrap">{value}</span>
          </li>
        );
      })}
    </ol>
  );
}
