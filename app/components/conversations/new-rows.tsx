import { useText } from "#app/i18n/use-text.tsx";
import type { SteadyRows } from "./use-steady-rows.ts";

type Props = Pick<SteadyRows, "newCount" | "isMany"> & {
  /** "edge": half outside a card's upper edge. */
  place: "inside" | "edge";
  onShow: () => void;
};

const places = { inside: "top-2 *:translate-y-1", edge: "top-5 *:-translate-y-3.5" } as const;

/** Says over the top of a list, without moving it, that there are new rows; a click shows them. */
export function NewRows({ newCount, isMany, place, onShow }: Props) {
  const t = useText();
  if (newCount === 0) return null;
  return (
    <div className={`sticky z-30 flex h-0 justify-center ${places[place]}`}>
      <button
        type="button"
        className="h-7 rounded-full border border-edge bg-surface px-3 text-xs font-medium text-honey-ink shadow-sm hover:bg-honey-wash"
        onClick={onShow}
      >
        ↑ {t(isMany ? "live.many" : "live.more", { count: newCount })}
      </button>
    </div>
  );
}
