type Props = {
  /** One value a step, null where there is none. */
  values: readonly (number | null)[];
  /** From this index on the days are still maturing and drawn dashed. */
  maturingFrom?: number;
  /** Read out in place of the picture. */
  label: string;
  width?: number;
  height?: number;
};

const pad = 2;

/** A line of a few days, drawn by the server. Its scale starts at zero, so that lines of a column compare. */
export function Sparkline({ values, maturingFrom = values.length, label, width = 96, height = 22 }: Props) {
  const known = values.filter((value) => value !== null);
  const top = Math.max(...known, 0);
  if (known.length < 2 || top === 0) return <span className="text-muted">–</span>;
  const step = (width - 2 * pad) / Math.max(1, values.length - 1);
  const points = values.map((value, index) =>
    value === null ? null : { x: pad + index * step, y: height - pad - (value / top) * (height - 2 * pad) },
  );
  const last = points.findLast((point) => point !== null);
  const draw = (part: typeof points) =>
    part.reduce((path, point, index) => {
      if (point === null) return path;
      const isStart = index === 0 || part[index - 1] === null;
      return `${path}${isStart ? "M" : "L"}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    }, "");

  return (
    <svg role="img" aria-label={label} width={width} height={height} className="block overflow-visible">
      <path d={draw(points.slice(0, maturingFrom))} fill="none" stroke="var(--honey)" strokeWidth="1.5" />
      {maturingFrom < values.length && (
        <path
          d={draw(points.slice(Math.max(0, maturingFrom - 1)))}
          fill="none"
          stroke="var(--honey)"
          strokeWidth="1.5"
          strokeDasharray="2 2.5"
        />
      )}
      {last && <circle cx={last.x} cy={last.y} r="1.75" fill="var(--honey)" />}
    </svg>
  );
}
