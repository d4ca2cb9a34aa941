import { useId, useState, type FormEvent } from "react";
import { Segmented } from "#app/components/ui/segmented.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { filterOperators, type Filter } from "#app/metrics/dimensions.ts";
import { FilterValues } from "./filter-values.tsx";

type Props = { filter: Filter; onApply: (filter: Filter) => void };

/** Operator and values of one filter; nothing changes on the page before it is applied. */
export function FilterEditor({ filter, onApply }: Props) {
  const t = useText();
  const [operator, setOperator] = useState(filter.operator);
  const [values, setValues] = useState(filter.values);
  const [text, setText] = useState(filter.operator === "contains" ? filter.values.join(", ") : "");
  const id = useId();
  const name = t(`dimension.${filter.dimension}`);

  function apply(event: FormEvent) {
    event.preventDefault();
    const typed = text
      .split(/[,，、]/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
    onApply({ dimension: filter.dimension, operator, values: operator === "contains" ? typed : values });
  }

  return (
    <form onSubmit={apply} className="flex flex-col gap-2">
      <Segmented
        label={name}
        value={operator}
        choices={filterOperators.map((value) => ({ value, label: t(`operator.${value}`) }))}
        onChange={setOperator}
      />
      {operator === "contains" ? (
        <label htmlFor={id} className="text-xs text-muted">
          {t("filter.contains")}
          <input
            id={id}
            className="field mt-1 w-full text-sm text-ink"
            value={text}
            data-autofocus
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      ) : (
        <FilterValues dimension={filter.dimension} values={values} onChange={setValues} />
      )}
      <button type="submit" className="control justify-center bg-honey-wash font-medium">
        {t("filter.apply")}
      </button>
    </form>
  );
}
