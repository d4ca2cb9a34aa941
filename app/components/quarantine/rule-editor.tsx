import { useState } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import { ruleKinds, type RuleKind } from "#app/quarantine/rule-kinds.ts";
import { RuleFields } from "./rule-fields.tsx";
import { startRule } from "./rule-parts.ts";

type Props = { rules: MendRule[]; field: string | null; onChange: (rules: MendRule[]) => void };

/** The rules of a mend, one a row, in the order they are applied. */
export function RuleEditor({ rules, field, onChange }: Props) {
  const t = useText();
  const replace = (index: number, rule: MendRule) => onChange(rules.with(index, rule));
  return (
    <>
      {rules.length === 0 && <p className="text-muted">{t("quarantine.rules.none")}</p>}
      <ol className="grid gap-2">
        {rules.map((rule, index) => (
          <li
            // Rows have no identity but their place.
            key={index}
            className="flex flex-wrap items-end gap-2"
            data-rule={rule.kind}
          >
            <select
              className="field w-full phone:w-auto"
              aria-label={t("quarantine.rule.kind", { number: index + 1 })}
              value={rule.kind}
              onChange={(event) =>
                replace(index, startRule(event.target.value as RuleKind, getField(rule) || (field ?? "")))
              }
            >
              {ruleKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`quarantine.rule.${kind}`)}
                </option>
              ))}
            </select>
            <RuleFields rule={rule} onChange={(changed) => replace(index, changed)} />
            <button
              type="button"
              className="control px-2"
              aria-label={t("quarantine.rules.remove", { number: index + 1 })}
              onClick={() => onChange(rules.toSpliced(index, 1))}
            >
              <Icon name="close" size={11} />
            </button>
          </li>
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap items-start gap-2">
        <button
          type="button"
          className="control"
          onClick={() => onChange([...rules, startRule("rename", field ?? "")])}
        >
          <Icon name="plus" size={11} />
          {t("quarantine.rules.add")}
        </button>
        <PasteRules onRules={onChange} />
      </div>
    </>
  );
}

function getField(rule: MendRule): string {
  return "field" in rule ? rule.field : "";
}

function PasteRules({ onRules }: { onRules: (rules: MendRule[]) => void }) {
  const t = useText();
  const [text, setText] = useState("");
  const [isWrong, setWrong] = useState(false);
  const use = () => {
    const rules = readRules(text);
    setWrong(rules === null);
    if (rules) onRules(rules);
  };
  return (
    <details className="min-w-0 flex-1 basis-48">
      <summary className="control list-none">{t("quarantine.rules.paste")}</summary>
      <div className="mt-2 grid justify-items-start gap-2">
        <textarea
          className="field h-24 w-full py-1 font-mono text-xs"
          aria-label={t("quarantine.rules.paste")}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="button" className="control" onClick={use}>
          {t("quarantine.rules.use")}
        </button>
        <p role="alert" className="text-xs text-bad empty:hidden">
          {isWrong && t("quarantine.rules.invalid")}
        </p>
      </div>
    </details>
  );
}

/** Rules somebody copied; the server looks at them more closely. */
function readRules(text: string): MendRule[] | null {
  try {
    const value: unknown = JSON.parse(text);
    const isRule = (one: unknown) =>
      typeof one === "object" && one !== null && "kind" in one && ruleKinds.some((kind) => kind === one.kind);
    return Array.isArray(value) && value.length > 0 && value.every(isRule) ? (value as MendRule[]) : null;
  } catch {
    return null;
  }
}
