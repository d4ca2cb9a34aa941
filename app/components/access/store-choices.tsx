import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";
import { useText } from "#app/i18n/use-text.tsx";

export type Choices = {
  stores: { storeId: number; name: string; region: string | null }[];
  regions: string[];
};

type Props = { start: { regions: string[]; storeIds: number[] }; choices: Choices };

/** Regions with all they have and will have, and stores one by one. */
export function StoreChoices({ start, choices }: Props) {
  const t = useText();
  const { stores, regions } = choices;
  return (
    <div className="mt-1 grid gap-2">
      {regions.length > 0 && (
        <div>
          <p className="text-xs text-muted">
            {t("people.scope.regions")} · {t("people.scope.regions.note")}
          </p>
          {regions.map((region) => (
            <Choice
              key={region}
              name="region"
              value={region}
              label={region}
              isChosen={start.regions.includes(region)}
            />
          ))}
        </div>
      )}
      <div>
        <p className="text-xs text-muted">{t("people.scope.stores")}</p>
        <ScrollRegion label={t("people.scope.stores")} className="max-h-56">
          {stores.map(({ storeId, name }) => (
            <Choice
              key={storeId}
              name="store"
              value={String(storeId)}
              label={name}
              isChosen={start.storeIds.includes(storeId)}
            />
          ))}
        </ScrollRegion>
      </div>
    </div>
  );
}

type ChoiceProps = { name: string; value: string; label: string; isChosen: boolean };

function Choice({ name, value, label, isChosen }: ChoiceProps) {
  return (
    <label className="flex min-h-6.5 items-center gap-2.5">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={isChosen}
        className="size-4 accent-(--honey)"
      />
      <span className="min-w-0 truncate">{label}</span>
    </label>
  );
}
