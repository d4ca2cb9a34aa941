import { useText } from "#app/i18n/use-text.tsx";
import { CopyLine } from "./copy-line.tsx";

/** A secret that was just made, this once. */
export function MadeSecret({ secret }: { secret: string }) {
  const t = useText();
  return (
    <section role="status" className="rounded-md border border-honey bg-honey-wash px-3 py-2.5">
      <h3 className="font-semibold">{t("connections.once")}</h3>
      <p className="mb-2 text-xs text-muted">{t("connections.once.text")}</p>
      <CopyLine label={t("connections.secret")} text={secret} name="secret" />
    </section>
  );
}
