import { useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";

/** Puts rules on the clipboard as JSON, to be used again elsewhere. */
export function CopyRules({ rules }: { rules: unknown }) {
  const t = useText();
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      className="text-xs text-honey-ink underline-offset-3 hover:underline"
      onClick={() => {
        void navigator.clipboard.writeText(JSON.stringify(rules, null, 1)).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      <span aria-live="polite">{t(isCopied ? "quarantine.rules.copied" : "quarantine.rules.copy")}</span>
    </button>
  );
}
