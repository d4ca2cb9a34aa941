import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { handlers, standings } from "#app/facts/outcome.ts";
import { reasonGroups, reasons } from "#app/facts/reason.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { unknownValue, type DimensionId } from "#app/metrics/dimensions.ts";
import { isDay } from "#app/time/day.ts";

const knownValues = ["web", "app", "wechat", "phone", "email"] as const;
const groups = Object.keys(reasonGroups) as (keyof typeof reasonGroups)[];

/** The values of a dimension that are ours and never many; null where they come from the data. */
export function listFixedValues(dimension: DimensionId): readonly string[] | null {
  switch (dimension) {
    case "outcome":
      return standings;
    case "reason":
      return reasons;
    case "reason_group":
      return groups;
    case "handler":
      return handlers;
    case "weekday":
      return ["1", "2", "3", "4", "5", "6", "7"];
    case "hour":
      return Array.from({ length: 24 }, (_, hour) => String(hour));
    default:
      return null;
  }
}

/** `nameOf(dimension, value)`: what a value of a dimension is called in the active language. */
export function useValueName(): (dimension: DimensionId, value: string) => string {
  const t = useText();
  const format = useFormat();
  const { stores } = useShell();

  return (dimension, value) => {
    if (value === unknownValue) return t("value.unknown");
    switch (dimension) {
      case "store":
        return stores.find((store) => store.key === value)?.name ?? value;
      case "outcome": {
        const standing = standings.find((known) => known === value);
        return standing ? t(`outcome.${standing}`) : value;
      }
      case "reason": {
        const reason = reasons.find((known) => known === value);
        return reason ? t(`reason.${reason}`) : value;
      }
      case "reason_group": {
        const group = groups.find((known) => known === value);
        return group ? t(`reason_group.${group}`) : value;
      }
      case "handler": {
        const handler = handlers.find((known) => known === value);
        return handler ? t(`handler.${handler}`) : value;
      }
      case "weekday": {
        const weekday = ([1, 2, 3, 4, 5, 6, 7] as const).find((known) => String(known) === value);
        return weekday ? t(`weekday.${weekday}`) : value;
      }
      case "hour":
        return /^\d{1,2}$/.test(value) ? format.hour(Number(value)) : value;
      case "day":
        return isDay(value) ? format.longDay(value) : value;
      default: {
        const known = knownValues.find((name) => name === value);
        return known ? t(`value.${known}`) : value;
      }
    }
  };
}
