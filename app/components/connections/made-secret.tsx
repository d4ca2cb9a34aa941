import { useText } from "#app/i18n/use-text.tsx";
import { CopyLine } from "./copy-line.tsx";

type Props = {
  secret: string;
  /** There was another one before. */
  isReplacing?: boolean;
};

/** A secret that was just made, this once. */
export function MadeSecret({ secret, isReplacing = false }: Props) {
  const t = useText();
  return (
    <section role="status" className="rounded-md border border-honey bg-honey-wash px-3 py-2.5">
      <h3 className="font-semibold">{t("connections.once")}</h3>
      <p className="mb-2 text-xs text-muted">
        {t("connections.once.text")} {isReplacing && t("connections.once.replaced")}
      </p>
      <CopyLine label={t("connections.secret")} text={secret} name="secret" />
    </section>
  );
}
