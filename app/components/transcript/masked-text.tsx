import { Fragment } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { findTokens } from "#app/privacy/token.ts";

type Props = { text: string };

/** A text with what was masked in it as quiet tags, which keep their kind and tell equal values from others. */
export function MaskedText({ text }: Props) {
  const t = useText();
  const parts = [];
  let from = 0;
  for (const { start, end, kind, tag } of findTokens(text)) {
    parts.push(
      <Fragment key={start}>
        {text.slice(from, start)}
        <span
          title={t("masked.title")}
          className="rounded-sm bg-[color-mix(in_oklab,var(--ink)_8%,transparent)] px-1 text-2xs whitespace-nowrap"
        >
          {t(`masked.${kind}`)} <span className="text-muted">{tag}</span>
        </span>
      </Fragment>,
    );
    from = end;
  }
  return parts.length === 0 ? (
    text
  ) : (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
