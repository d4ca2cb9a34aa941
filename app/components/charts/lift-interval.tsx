type Props = {
  lift: number;
  low: number;
  high: number;
  /** Half the width of the scale, the same for all rows of a column: no change is in the middle. */
  reach: number;
  colour: string;
};

/** An effect and its interval on a line with "no change" in the middle. Drawn only: the figures stand beside it in words. */
export function LiftInterval({ lift, low, high, reach, colour }: Props) {
  const place = (value: number) => Math.min(100, Math.max(0, 50 + (value / reach) * 50));
  const [from, to] = [place(low), place(high)];
  return (
    <span aria-hidden="true" className="relative block h-3 w-16 shrink-0 sm:w-28">
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <span className="absolute inset-y-0 left-1/2 w-px bg-edge" />
      <span
        className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full opacity-40"
        style={{ left: `${from}%`, width: `${to - from}%`, background: colour }}
      />
      <span
        className="absolute top-1/2 size-2 -translate-1/2 rounded-full"
        style={{ left: `${place(lift)}%`, background: colour }}
      />
    </span>
  );
}
