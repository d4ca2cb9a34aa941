import { useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";

type Props = { name: string; secret: string };

/** A key that was just made, this once. */
export function MadeKey({ name, secret }: Props) {
  const t = useText();
  const [isCopied, setCopied] = useState(false);
  return (
    <section role="status" className="card border-honey bg-honey-wash px-4 py-3">
      <h2 className="font-semibold">
        {t("apikeys.once.title")} · {name}
      </h2>
      <p className="text-muted">{t("apikeys.once.text")}</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <code className="rounded-md bg-surface px-2 py-1 break-all select-all" data-made-key>
          {secret}
        </code>
        <button
          type="button"
          className="control"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {t(isCopied ? "apikeys.once.copied" : "apikeys.once.copy")}
        </button>
      </p>
    </section>
  );
}
