import { useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { encodings, timeForms } from "#app/quarantine/rule-kinds.ts";
import { needsZone, readConstant, readPairs, writeConstant, writePairs } from "./rule-parts.ts";

type Props = { rule: MendRule; onChange: (rule: MendRule) => void };

/** What a rule of its kind needs to be told. */
export function RuleFields({ rule, onChange }: Props) {
  const t = useText();
  if (rule.kind === "unwrap" || rule.kind === "clean") return null;
  if (rule.kind === "decode") {
    return (
      <Choice
        label={t("quarantine.param.encoding")}
        value={rule.encoding}
        choices={encodings.map((name) => [name, name])}
        onChange={(encoding) => onChange({ ...rule, encoding: encoding as typeof rule.encoding })}
      />
    );
  }
  return (
    <>
      <Text
        label={t("quarantine.param.field")}
        value={rule.field}
        onChange={(field) => onChange({ ...rule, field })}
      />
      {rule.kind === "rename" && (
        <Text label={t("quarantine.param.to")} value={rule.to} onChange={(to) => onChange({ ...rule, to })} />
      )}
      {rule.kind === "set" && (
        <Text
          label={t("quarantine.param.value")}
          value={writeConstant(rule.value)}
          onChange={(text) => onChange({ ...rule, value: readConstant(text) })}
        />
      )}
      {rule.kind === "map" && (
        <Pairs
          label={t("quarantine.param.values")}
          values={rule.values}
          onChange={(values) => onChange({ ...rule, values })}
        />
      )}
      {rule.kind === "time" && <TimeFields rule={rule} onChange={onChange} />}
    </>
  );
}

function TimeFields({ rule, onChange }: Props & { rule: MendRule & { kind: "time" } }) {
  const t = useText();
  return (
    <>
      <Choice
        label={t("quarantine.param.form")}
        value={rule.form}
        choices={timeForms.map((form) => [form, t(`quarantine.form.${form}`)])}
        onChange={(name) => {
          const form = timeForms.find((known) => known === name) ?? rule.form;
          const changed = { ...rule, form };
          onChange({ ...changed, zone: needsZone(changed) ? (rule.zone ?? "UTC") : null });
        }}
      />
      {needsZone(rule) && (
        <Text
          label={t("quarantine.param.zone")}
          value={rule.zone ?? ""}
          list={zones}
          onChange={(zone) => onChange({ ...rule, zone: zone === "" ? null : zone })}
        />
      )}
    </>
  );
}

const zones = [
  ...["Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Asia/Tokyo", "Asia/Singapore", "Europe/London"],
  ...["Europe/Berlin", "America/New_York", "America/Los_Angeles", "UTC"],
];

type TextProps = {
  label: string;
  value: string;
  list?: readonly string[];
  onChange: (text: string) => void;
};

function Text({ label, value, list, onChange }: TextProps) {
  const id = list && `list-${list.length}`;
  return (
    <label className="grid min-w-0 flex-1 basis-28 text-2xs text-muted">
      {label}
      <input
        className="field w-full text-sm text-ink"
        autoComplete="off"
        spellCheck={false}
        value={value}
        list={id}
        onChange={(event) => onChange(event.target.value)}
      />
      {list && (
        <datalist id={id}>
          {list.map((entry) => (
            <option key={entry} value={entry} />
          ))}
        </datalist>
      )}
    </label>
  );
}

type Values = Record<string, string | number | boolean>;
type PairsProps = { label: string; values: Values; onChange: (values: Values) => void };

/** The text is kept as typed: half a pair is no pair yet. */
function Pairs({ label, values, onChange }: PairsProps) {
  const [text, setText] = useState(() => writePairs(values));
  return (
    <label className="grid min-w-0 flex-[3] basis-56 text-2xs text-muted">
      {label}
      <input
        className="field w-full text-sm text-ink"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(readPairs(event.target.value));
        }}
      />
    </label>
  );
}

type ChoiceProps = {
  label: string;
  value: string;
  choices: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
};

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <label className="grid text-2xs text-muted">
      {label}
      <select
        className="field text-sm text-ink"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
