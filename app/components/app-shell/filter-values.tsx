import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { listFixedValues, useValueName } from "#app/components/page/use-value-name.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { DimensionId } from "#app/metrics/dimensions.ts";
import { useShell } from "./shell-context.tsx";

type Found = { values: { value: string; count: number }[] };
type Option = { value: string; count?: number };
type Props = { dimension: DimensionId; values: string[]; onChange: (values: string[]) => void };

/** A list to tick, with search. Values that come from the data are fetched when the list opens. */
export function FilterValues({ dimension, values, onChange }: Props) {
  const t = useText();
  const format = useFormat();
  const nameOf = useValueName();
  const [text, setText] = useState("");
  const { options, hasFailed, isLoading } = useOptions(dimension, text);
  const needle = text.trim().toLowerCase();
  const matching = options.filter(({ value }) =>
    `${value} ${nameOf(dimension, value)}`.toLowerCase().includes(needle),
  );
  const missing = values.filter((value) => !options.some((option) => option.value === value));
  const shown: Option[] = needle === "" ? [...missing.map((value) => ({ value })), ...matching] : matching;
  const name = t(`dimension.${dimension}`);

  function toggle(value: string) {
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  }

  return (
    <>
      <input
        type="search"
        aria-label={t("filter.search", { name })}
        placeholder={t("filter.search", { name })}
        className="field w-full text-sm"
        value={text}
        data-autofocus
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="max-h-60 min-h-16 overflow-y-auto" aria-busy={isLoading}>
        {shown.map(({ value, count }) => (
          <li key={value}>
            <label className="option cursor-pointer">
              <input
                type="checkbox"
                className="size-4 accent-(--honey)"
                checked={values.includes(value)}
                onChange={() => toggle(value)}
              />
              <span className="min-w-0 flex-1 truncate">{nameOf(dimension, value)}</span>
              {count !== undefined && <span className="text-xs text-muted">{format.count(count)}</span>}
            </label>
          </li>
        ))}
        {shown.length === 0 && !isLoading && (
          <li className="px-2 py-1 text-muted">{t(hasFailed ? "filter.failed" : "filter.none")}</li>
        )}
      </ul>
    </>
  );
}

/** Stores and our own vocabularies are at hand; the rest is asked for, with the text searched. */
function useOptions(dimension: DimensionId, text: string) {
  const { stores } = useShell();
  const { load, data, state } = useFetcher<Found>();
  const fixed: Option[] | null =
    dimension === "store"
      ? stores.map(({ key }) => ({ value: key }))
      : (listFixedValues(dimension)?.map((value) => ({ value })) ?? null);
  const isFixed = fixed !== null;

  useEffect(() => {
    if (isFixed) return;
    const query = new URLSearchParams({ dimension, q: text });
    const timer = setTimeout(() => load(`/filter-values?${query}`), text === "" ? 0 : 150);
    return () => clearTimeout(timer);
  }, [isFixed, dimension, text, load]);

  const isLoading = !isFixed && (state !== "idle" || data === undefined);
  return { options: fixed ?? data?.values ?? [], isLoading, hasFailed: !isFixed && !isLoading && !data };
}
