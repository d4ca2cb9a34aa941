type Props = {
  label: string;
  /** 0 to 1; null where nobody knows how much there is. */
  share: number | null;
  isQuiet?: boolean;
};

/** A thin bar. Without a known end it moves to and fro, or stands half full where motion is not wanted. */
export function ProgressBar({ label, share, isQuiet = false }: Props) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === null ? undefined : Math.floor(100 * share)}
      className="h-1 w-full overflow-hidden rounded-full bg-sunken"
    >
      <div
        className={`h-full rounded-full transition-[width] duration-500 ease-linear ${isQuiet ? "bg-edge" : "bg-honey"} ${
          share === null ? "w-1/2 motion-safe:animate-[progress_1.6s_linear_infinite]" : ""
        }`}
        style={share === null ? undefined : { width: `${100 * share}%` }}
      />
    </div>
  );
}
