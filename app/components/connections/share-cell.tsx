import { Link } from "@remix-run/react";
import { isKnown, type Share } from "#app/connections/data-score.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { Unknown } from "./unknown.tsx";

type Props = {
  share: Share;
  /** The query of this page that shows what it counts. */
  opens: URLSearchParams;
  /** Why there is none. */
  unknown: string;
};

/** A share in per cent that opens what it counts; on hover the two numbers it is made of. */
export function ShareCell({ share, opens, unknown }: Props) {
  const t = useText();
  const format = useFormat();
  if (share === null) return <Unknown title={unknown} />;
  const sum = t("connections.part.sum", { count: format.count(share.count), of: format.count(share.of) });
  if (!isKnown(share)) return <Unknown title={`${t("connections.score.few")} ${sum}`} />;
  const text = format.bareShare(share.count / share.of);
  if (share.count === 0) {
    return (
      <span className="text-muted" title={sum}>
        {text}
      </span>
    );
  }
  return (
    <Link
      to={`/imports/connections?${opens.toString()}`}
      preventScrollReset
      className="figure-link"
      title={sum}
    >
      {text}
    </Link>
  );
}
