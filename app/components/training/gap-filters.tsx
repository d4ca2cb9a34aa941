import { Link, useNavigate } from "@remix-run/react";
import { useId } from "react";
import { gapKinds, gapStates } from "#app/gaps/gap-state.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { GapQueue } from "#app/reports/gap-queue.server.ts";
import { gapGroups, type GapChoice, type GapGroup } from "#app/search/gap-choice.ts";
import { useGapChoice } from "./use-gap-choice.ts";

const groups = Object.keys(gapGroups) as GapGroup[];

/** Which gaps are listed: those to teach, those being watched, those done with; one state, one kind, one's own. */
export function GapFilters({ queue }: { queue: GapQueue }) {
  const t = useText();
  const format = useFormat();
  const { choice, hrefOf } = useGapChoice();
  return (
    <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <nav aria-label={t("gaps.filter.groups")} className="flex flex-wrap rounded-lg bg-sunken p-0.5">
        {groups.map((group) => (
          <Link
            key={group}
            to={hrefOf({ state: group, isWhole: false })}
            preventScrollReset
            aria-current={choice.state === group ? "true" : undefined}
            className="flex min-h-6.5 items-center gap-1 rounded-md px-2 text-xs whitespace-nowrap text-muted aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-ink aria-[current]:shadow-xs"
          >
            {t(`gaps.group.${group}`)} <span className="text-2xs">{format.count(queue.tally[group])}</span>
          </Link>
        ))}
      </nav>
      <Choice
        label={t("gaps.filter.state")}
        any={t("gaps.filter.state.any")}
        value={gapStates.find((name) => name === choice.state) ?? ""}
        choices={gapStates.map((name) => [name, t(`gaps.state.${name}`)])}
        hrefOf={(name) => hrefOf({ state: name ?? "open", isWhole: false })}
      />
      <Choice
        label={t("gaps.filter.kind")}
        any={t("gaps.filter.kind.any")}
        value={choice.kind ?? ""}
        choices={[
          ...gapKinds.map((name) => [name, t(`gaps.kind.${name}`)] as const),
          ["unknown", t("gaps.kind.unknown")] as const,
        ]}
        hrefOf={(kind) => hrefOf({ kind })}
      />
      <Link
        to={hrefOf({ isMine: !choice.isMine })}
        preventScrollReset
        role="button"
        aria-pressed={choice.isMine}
        className="control min-h-7 text-xs aria-pressed:border-honey aria-pressed:bg-honey-wash"
      >
        {t("gaps.filter.mine")} <span className="text-2xs text-muted">{format.count(queue.mine)}</span>
      </Link>
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  label: string;
  /** What it says while nothing is chosen. */
  any: string;
  /** "" for any. */
  value: Value | "";
  choices: readonly (readonly [Value, string])[];
  hrefOf: (value: Value | null) => string;
};

function Choice<Value extends GapChoice["state"] | NonNullable<GapChoice["kind"]>>({
  label,
  any,
  value,
  choices,
  hrefOf,
}: ChoiceProps<Value>) {
  const id = useId();
  const navigate = useNavigate();
  return (
    <span className="inline-flex items-center gap-1.5">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <select
        id={id}
        className="field min-h-7 max-w-40 text-xs"
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = choices.find(([name]) => name === currentTarget.value)?.[0] ?? null;
          navigate(hrefOf(chosen), { preventScrollReset: true });
        }}
      >
        <option value="">{any}</option>
        {choices.map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
