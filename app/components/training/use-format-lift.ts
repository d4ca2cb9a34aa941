import { useFormat } from "#app/i18n/use-text.tsx";

/** `+17.6` or `−4.5`: a difference of shares in points, signed; the unit stands in the header. */
export function useFormatLift(): (value: number) => string {
  const format = useFormat();
  return (value) => {
    const size = format.bareShare(Math.abs(value));
    if (Number(Math.abs(value).toFixed(3)) === 0) return size;
    return `${value > 0 ? "+" : "−"}${size}`;
  };
}
