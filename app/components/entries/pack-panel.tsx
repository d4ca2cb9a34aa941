import { useFetcher } from "@remix-run/react";
import { useValueName } from "#app/components/page/use-value-name.ts";
import { useText } from "#app/i18n/use-text.tsx";
import type { EntryReport, PackOffer } from "#app/reports/entries.server.ts";
import type { PackAnswer } from "./pack-answer.ts";

type Props = Pick<EntryReport, "packs"> & { isEmpty: boolean };

/** Base packs for the one store that is selected: what each would add, and the switch. */
export function PackPanel({ packs, isEmpty }: Props) {
  const t = useText();
  const nameOf = useValueName();
  if (packs === null) {
    return <p className="mt-1 text-xs text-muted">{t("entries.packs.choose")}</p>;
  }
  return (
    <section aria-label={t("entries.packs")} className={`mt-3 text-xs ${isEmpty ? "text-center" : ""}`}>
      <p className="text-muted">{t("entries.packs.note", { store: nameOf("store", packs.store) })}</p>
      <ul className={`mt-1.5 flex flex-wrap gap-2 ${isEmpty ? "justify-center" : ""}`}>
        {packs.offers.map((offer) => (
          <PackSwitch key={offer.pack} store={packs.store} offer={offer} />
        ))}
      </ul>
    </section>
  );
}

function PackSwitch({ store, offer: { pack, lacking, of } }: { store: string; offer: PackOffer }) {
  const t = useText();
  const fetcher = useFetcher<PackAnswer>();
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  return (
    <li>
      <fetcher.Form method="post" action="/training" className="flex items-center gap-2">
        <input type="hidden" name="store" value={store} />
        <input type="hidden" name="pack" value={pack} />
        <button
          type="submit"
          name="intent"
          value="pack"
          disabled={lacking === 0 || fetcher.state !== "idle"}
          className="control min-h-7 disabled:text-muted"
        >
          {t(`pack.${pack}`)} ·{" "}
          {lacking === 0 ? t("entries.packs.there") : t("entries.packs.adds", { lacking, of })}
        </button>
        <span role="status" className={answer?.refusal ? "text-bad" : "text-muted"}>
          {answer?.refusal === null && t("entries.packs.done", { count: answer.published })}
          {answer?.refusal &&
            t(`gap.refusal.${answer.refusal === "no_such_store" ? "not_allowed" : answer.refusal}`)}
        </span>
      </fetcher.Form>
    </li>
  );
}
