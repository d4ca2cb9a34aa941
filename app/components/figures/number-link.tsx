import { useNavigate } from "@remix-run/react";
import type { MouseEvent, ReactNode, RefObject } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { HoverCard } from "./hover-card.tsx";

type Props = {
  /** What the number is called. */
  name: string;
  /** The words of the link. */
  words: string;
  /** The value with its unit, as it is read out if the words are only a part of it. */
  full: string;
  /** The list behind it; undefined for those who do not see it. */
  href: string | undefined;
  /** Id of the measure, if the words are its whole value. */
  metric: string | undefined;
  className: string;
  /** What hovering explains. */
  card: () => ReactNode;
};

/** A number of whatever kind: hover or focus explains it, a click opens the list behind it. */
export function NumberLink({ name, words, full, href, metric, className, card }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const label = { name, value: full.includes(words) ? full : words };
  const look = className === "" ? "figure-link" : `figure-link ${className}`;

  // A plain link: Remix's own costs four times as much to draw, and a table has hundreds of numbers.
  function open(event: MouseEvent<HTMLAnchorElement>) {
    const isPlainClick =
      event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (event.defaultPrevented || !isPlainClick) return;
    event.preventDefault();
    navigate(href!, { preventScrollReset: true });
  }

  return (
    <HoverCard card={card}>
      {({ ref, ...trigger }) =>
        href === undefined ? (
          <button
            {...trigger}
            ref={ref as RefObject<never>}
            type="button"
            data-metric={metric}
            className={look}
            aria-label={t("figure.closed", label)}
          >
            {words}
          </button>
        ) : (
          <a
            {...trigger}
            ref={ref}
            href={href}
            data-metric={metric}
            className={look}
            aria-label={t("figure.open", label)}
            onClick={open}
          >
            {words}
          </a>
        )
      }
    </HoverCard>
  );
}
