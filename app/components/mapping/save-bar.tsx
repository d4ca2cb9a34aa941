import { useId } from "react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { Preview } from "#app/mapping/preview-mapping.ts";
import { neededOfShape } from "#app/mapping/mapping-fields.ts";
import type { MappingStore } from "#app/reports/mapping.server.ts";
import { LabelledSelect } from "./labelled-select.tsx";
import { isNamed, NewStoreFields } from "./new-store-fields.tsx";
import { saveText } from "./save-text.ts";
import type { Draft, DraftActions } from "./use-mapping-draft.ts";
import { useSendMapped, type Sending, type Wish } from "./use-send-mapped.ts";

type Props = {
  draft: Draft;
  actions: DraftActions;
  stores: readonly MappingStore[];
  zones: readonly string[];
  preview: Preview;
};

/** Name, store, and what is to happen. */
export function SaveBar({ draft, actions, stores, zones, preview }: Props) {
  const t = useText();
  const id = useId();
  const { sending, send } = useSendMapped(actions.adoptStore);
  const { mapping, storeKey, newStore, file } = draft;
  const taken = stores.map(({ key }) => key);
  const isWhole = neededOfShape[mapping.shape].every((group) =>
    group.some((field) => mapping.columns[field] !== undefined),
  );
  const isBusy = sending.step === "keeping" || sending.step === "sending";
  const hasAny = Object.values(preview.counts).some((count) => count > 0);
  const hasStore = storeKey !== null || isNamed(newStore, taken);
  const canSave = isWhole && !isBusy && mapping.name.trim() !== "" && hasStore;
  const whose = storeKey === null ? { newStore } : { store: storeKey };
  const start = (wish: Wish) => send(file, mapping, whose, wish);
  return (
    <>
      {storeKey === null && (
        <NewStoreFields
          store={newStore}
          source={mapping.source}
          taken={taken}
          zones={zones}
          onChange={actions.describeStore}
          fault={sending.step === "refused" ? sending.field : null}
        />
      )}
      <section aria-label={t("mapping.save.only")} className="card bottom-0 z-10 px-4 py-3 md:sticky">
        <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <label htmlFor={id} className="block min-w-0 flex-1 basis-52 text-xs text-muted">
            {t("mapping.save")}
            <input
              id={id}
              maxLength={80}
              className="field mt-0.5 block w-full text-xs text-ink"
              value={mapping.name}
              onChange={(event) => actions.edit({ name: event.target.value })}
            />
          </label>
          <LabelledSelect
            className="basis-40"
            label={t("mapping.store")}
            value={storeKey ?? ""}
            choices={[
              ...stores.map(({ key, name }) => ({ value: key, label: name })),
              { value: "", label: t("mapping.store.new") },
            ]}
            onChange={(key) => actions.chooseStore(key === "" ? null : key)}
          />
          <label
            htmlFor={`${id}source`}
            className="block basis-32 text-xs text-muted"
            title={t("mapping.source.hint")}
          >
            {t("mapping.source")}
            <input
              id={`${id}source`}
              maxLength={128}
              className="field mt-0.5 block w-full text-xs text-ink"
              value={mapping.source}
              onChange={(event) => actions.edit({ source: event.target.value })}
            />
          </label>
          <div className="flex flex-wrap gap-2">
            <button
              type="button"
              className="control text-xs"
              onClick={() => saveText(`${mapping.name}.json`, `${JSON.stringify(mapping, null, 2)}\n`)}
            >
              {t("mapping.export")}
            </button>
            <button
              type="button"
              className="control text-xs"
              disabled={!canSave}
              onClick={() => start("keep")}
            >
              {t("mapping.save.only")}
            </button>
            <button
              type="button"
              className="control text-xs"
              disabled={!canSave || !hasAny}
              onClick={() => start("check")}
            >
              {t("mapping.save.check")}
            </button>
            <button
              type="button"
              className="control border-edge bg-honey-wash text-xs font-medium disabled:opacity-50"
              disabled={!canSave || !hasAny}
              onClick={() => start("import")}
            >
              {t("mapping.save.import")}
            </button>
          </div>
        </div>
        {storeKey === null && newStore.name.trim() === "" && (
          <p className="mt-2 text-xs text-muted">{t("mapping.store.unnamed")}</p>
        )}
        <Standing sending={sending} />
      </section>
    </>
  );
}

function Standing({ sending }: { sending: Sending }) {
  const t = useText();
  const format = useFormat();
  switch (sending.step) {
    case "kept":
      return (
        <p role="status" className="mt-2 text-xs text-good">
          {t("mapping.saved", { name: sending.name })}
        </p>
      );
    case "sending":
      return (
        <p role="status" className="mt-2 text-xs text-muted">
          {t("mapping.sending", { share: format.wholeShare(sending.share) })}
        </p>
      );
    case "refused":
      return (
        <p role="alert" className="mt-2 text-xs text-bad">
          {sending.field === "storeKey"
            ? t("mapping.store.key.taken")
            : t("mapping.refused", { field: sending.field, reason: sending.reason })}
        </p>
      );
    case "failed":
      return (
        <p role="alert" className="mt-2 text-xs text-bad">
          {t("mapping.failed", { reason: sending.reason })}
        </p>
      );
    default:
      return null;
  }
}
