import { useNavigate } from "@remix-run/react";
import { Segmented } from "#app/components/ui/segmented.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { creditWindows } from "#app/sales/windows.ts";
import type { PageSearch } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";

type Props = { currencies: readonly string[]; currency: string | null };

const windows = [...creditWindows.map(String), "own"] as const;

/** Gross or net, the attribution window, and the currency of the charts where there are several. */
export function SalesControls({ currencies, currency }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const { search, hrefWith } = usePageState();
  const go = (patch: Partial<PageSearch>) => navigate(hrefWith(patch), { preventScrollReset: true });
  return (
    <div className="mb-3 flex flex-wrap gap-x-3 gap-y-2 lg:ml-auto">
      {currencies.length > 1 && currency !== null && (
        <Segmented
          label={t("sales.currency")}
          hidesLabel
          value={currency}
          choices={currencies.map((value) => ({ value, label: value }))}
          onChange={(value) => go({ currency: value })}
        />
      )}
      <Segmented
        label={t("sales.window")}
        hidesLabel
        value={String(search.windowHours ?? "own")}
        choices={windows.map((value) => ({
          value,
          label: t(`sales.window.${value as "1" | "24" | "72" | "168" | "own"}`),
        }))}
        onChange={(value) =>
          go({ windowHours: creditWindows.find((hours) => String(hours) === value) ?? null })
        }
      />
      <Segmented
        label={t("sales.money")}
        hidesLabel
        value={search.net ? "net" : "gross"}
        choices={(["gross", "net"] as const).map((value) => ({ value, label: t(`sales.money.${value}`) }))}
        onChange={(value) => go({ net: value === "net" })}
      />
    </div>
  );
}
