import { useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";

type Props = { label: string; text: string; name: "address" | "secret" };

/** A line to take elsewhere: selected by a click, copied by a button. */
export function CopyLine({ label, text, name }: Props) {
  const t = useText();
  const [isCopied, setCopied] = useState(false);
  return (
    <div>
      <p className="mb-1 text-xs text-muted">{label}</p>
      <p className="flex items-start gap-2">
        <code
          className="min-w-0 flex-1 rounded-md bg-sunken px-2 py-1.5 text-xs leading-5 break-all select-all"
          data-copy={name}
        >
          {text}
        </code>
        <button
          type="button"
          className="control min-h-8"
          aria-label={`${t("connections.copy")}: ${label}`}
          onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        >
          {t(isCopied ? "connections.copied" : "connections.copy")}
        </button>
      </p>
    </div>
  );
}
