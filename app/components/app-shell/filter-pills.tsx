import { Link, useNavigate } from "@remix-run/react";
import { useState } from "react";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { Popover } from "#app/components/ui/popover.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { DimensionId, Filter } from "#app/metrics/dimensions.ts";
import { removeFilter, replaceFilter } from "#app/search/filters.ts";
import { usePageState } from "#app/search/use-page-state.ts";
import { FilterEditor } from "./filter-editor.tsx";

const filterable: readonly DimensionId[] = [
  "store",
  "channel",
  "topic",
  "source",
  "outcome",
  "reason_group",
  "reason",
  "handler",
  "agent",
  "weekday",
  "hour",
];

/** The filters in force, each editable in place, and a button for one more. */
export function FilterPills() {
  const { search } = usePageState();
  return (
    <>
      {search.filters.map((filter, position) => (
        <FilterPill key={`${filter.dimension}${position}`} filter={filter} position={position} />
      ))}
      <AddFilter />
    </>
  );
}

function FilterPill({ filter, position }: { filter: Filter; position: number }) {
  const t = useText();
  const nameOf = useValueName();
  const navigate = useNavigate();
  const { search, hrefWith } = usePageState();
  const name = t(`dimension.${filter.dimension}`);
  const shown = filter.values.slice(0, 2).map((value) => nameOf(filter.dimension, value));
  const rest = filter.values.length - shown.length;
  return (
    <span className="inline-flex max-w-full items-center rounded-lg bg-honey-wash text-ink">
      <Popover
        label={t("filter.edit", { name })}
        triggerClassName="flex min-h-7.5 min-w-0 items-center gap-1.5 pl-2.5 whitespace-nowrap"
        panelClassName="w-72 p-2.5"
        trigger={
          <>
            <span>{name}</span>
            <span className="truncate">
              <span className="text-honey-ink">{t(`operator.${filter.operator}`)}</span>{" "}
              <b className="font-semibold">{shown.join(", ")}</b>
              {rest > 0 && ` +${rest}`}
            </span>
          </>
        }
      >
        {(close) => (
          <FilterEditor
            filter={filter}
            onApply={(next) => {
              close();
              const filters = replaceFilter(search.filters, position, next);
              navigate(hrefWith({ filters }), { preventScrollReset: true });
            }}
          />
        )}
      </Popover>
      <Link
        to={hrefWith({ filters: removeFilter(search.filters, position) })}
        preventScrollReset
        aria-label={t("filter.remove", { name })}
        className="grid size-7 place-items-center text-honey-ink hover:text-ink"
      >
        <Icon name="close" size={11} />
      </Link>
    </span>
  );
}

function AddFilter() {
  const t = useText();
  const navigate = useNavigate();
  const { search, hrefWith } = usePageState();
  const [dimension, setDimension] = useState<DimensionId | null>(null);
  return (
    <Popover
      label={t("filter.add.label")}
      triggerLabel={t("filter.add.label")}
      triggerClassName="control text-muted hover:text-ink"
      panelClassName="w-72 p-2.5"
      onClose={() => setDimension(null)}
      trigger={
        <>
          <Icon name="plus" size={12} />
          {t("filter.add")}
        </>
      }
    >
      {(close) =>
        dimension === null ? (
          <>
            <p className="px-2 pb-1 text-xs text-muted">{t("filter.by")}</p>
            <ul>
              {filterable.map((choice) => (
                <li key={choice}>
                  <button type="button" className="option" onClick={() => setDimension(choice)}>
                    {t(`dimension.${choice}`)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <FilterEditor
            filter={{ dimension, operator: "is", values: [] }}
            onApply={(filter) => {
              close();
              const filters = filter.values.length > 0 ? [...search.filters, filter] : search.filters;
              navigate(hrefWith({ filters }), { preventScrollReset: true });
            }}
          />
        )
      }
    </Popover>
  );
}
