import { useFormat, useText } from "#app/i18n/use-text.tsx";

type Props = {
  value: number | null;
  low: number | null;
  high: number | null;
  /** With one decimal instead of none. */
  isFine?: boolean;
  isLarge?: boolean;
};

/** A signed number over its 95 % interval, or that there is not enough data. */
export function SignedInterval({ value, low, high, isFine = false, isLarge = false }: Props) {
  const t = useText();
  const write = useSigned(isFine);
  if (value === null || low === null || high === null) {
    return <span className="text-xs font-normal text-muted">{t("trainers.none")}</span>;
  }
  return (
    <>
      <span className={isLarge ? "text-title font-semibold" : "font-medium"}>{write(value)}</span>
      <span className={`block font-normal text-muted ${isLarge ? "text-xs" : "text-2xs"}`}>
        {t("training.interval", { low: write(low), high: write(high) })}
      </span>
    </>
  );
}

/** `+22`, `−1.4` or `0`. */
export function useSigned(isFine: boolean): (value: number) => string {
  const format = useFormat();
  return (value) => {
    const size = isFine ? Math.round(Math.abs(value) * 10) / 10 : Math.round(Math.abs(value));
    if (size === 0) return "0";
    const text = isFine ? format.bareShare(size / 100) : format.count(size);
    return `${value > 0 ? "+" : "−"}${text}`;
  };
}
