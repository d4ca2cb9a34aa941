import { useId, useState, type ReactNode } from "react";
import { Card } from "#app/components/ui/card.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { proposeKey, type NewStore } from "#app/mapping/new-store.ts";
import { LabelledSelect } from "./labelled-select.tsx";

type Props = {
  store: NewStore;
  /** Of the mapping: a key is proposed after it where the name has no Latin letter. */
  source: string;
  /** Keys of the stores there are. */
  taken: readonly string[];
  zones: readonly string[];
  onChange: (store: NewStore) => void;
  /** The field at fault, if any. */
  fault: string | null;
};

/** What a store needs to come to be: a name, a key nobody has, its zone and its currency. */
export function NewStoreFields({ store, source, taken, zones, onChange, fault }: Props) {
  const t = useText();
  const [isOwnKey, setOwnKey] = useState(false);
  const change = (changes: Partial<NewStore>) => {
    const next = { ...store, ...changes };
    onChange(isOwnKey || "key" in changes ? next : { ...next, key: proposeKey(next.name, source, taken) });
  };
  const isTaken = taken.includes(store.key);
  return (
    <Card title={t("mapping.store.new.title")} note={t("mapping.store.new.note")}>
      <div data-new-store className="grid gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-4">
        <Field label={t("mapping.store.name")} isWrong={fault === "storeName"}>
          {(id) => (
            <input
              id={id}
              required
              maxLength={100}
              autoComplete="off"
              className="field mt-0.5 block w-full text-xs text-ink"
              value={store.name}
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t("mapping.store.key")}
          note={isTaken ? t("mapping.store.key.taken") : t("mapping.store.key.hint")}
          isWrong={isTaken || fault === "storeKey"}
        >
          {(id) => (
            <input
              id={id}
              required
              maxLength={128}
              autoComplete="off"
              spellCheck={false}
              className="field mt-0.5 block w-full font-mono text-xs text-ink"
              value={store.key}
              onChange={(event) => {
                setOwnKey(event.target.value !== "");
                change({ key: event.target.value });
              }}
            />
          )}
        </Field>
        <LabelledSelect
          label={t("mapping.store.zone")}
          value={store.timezone}
          choices={[...new Set([store.timezone, ...zones])].map((value) => ({ value, label: value }))}
          onChange={(timezone) => change({ timezone })}
        />
        <LabelledSelect
          label={t("mapping.store.currency")}
          value={store.currency ?? ""}
          choices={[
            { value: "", label: t("mapping.store.currency.none") },
            ...Intl.supportedValuesOf("currency").map((value) => ({ value, label: value })),
          ]}
          onChange={(currency) => change({ currency: currency === "" ? null : currency })}
        />
      </div>
    </Card>
  );
}

type FieldProps = { label: string; note?: string; isWrong: boolean; children: (id: string) => ReactNode };

function Field({ label, note, isWrong, children }: FieldProps) {
  const id = useId();
  return (
    <label htmlFor={id} className={`block min-w-0 text-xs ${isWrong ? "text-bad" : "text-muted"}`}>
      {label}
      {children(id)}
      {note !== undefined && <span className="mt-0.5 block text-2xs">{note}</span>}
    </label>
  );
}

/** Whether it can be made. */
export function isNamed({ name, key }: NewStore, taken: readonly string[]): boolean {
  return name.trim() !== "" && /^[\w.-]{1,128}$/.test(key) && !taken.includes(key);
}
