import { useEffect, useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { useLive } from "./live-context.tsx";

const stepMs = 5_000;
const marks = {
  waiting: "border border-edge",
  live: "bg-good",
  lost: "border border-bad",
  ended: "border border-bad",
} as const;

/** Longer words must not break the line, which would move all that stands below it. */
const roomForWords =
  "sm:after:invisible sm:after:col-start-1 sm:after:row-start-1 sm:after:pl-3.25 sm:after:content-[attr(data-longest)]";

type Props = {
  /** Something stands behind it in the same line. */
  isFollowed?: boolean;
};

/** Whether the page keeps itself up to date, and since when nothing has changed. On a phone a dot, with words when it does not. */
export function LiveStatus({ isFollowed = false }: Props) {
  const t = useText();
  const { connection, updatedAt } = useLive();
  const now = useNow(updatedAt);
  const isBroken = connection === "lost" || connection === "ended";
  const words = isBroken ? t(`live.${connection}`) : describeAge(t, updatedAt, now);
  const onPhone = isBroken ? "" : "max-sm:sr-only";
  return (
    <>
      <span
        className={`inline-grid justify-items-end whitespace-nowrap ${isFollowed ? roomForWords : ""}`}
        data-longest={t("live.minutes", { count: 59 })}
      >
        <span className="col-start-1 row-start-1 inline-flex items-baseline gap-1.5">
          <span aria-hidden="true" className={`inline-block size-1.75 rounded-full ${marks[connection]}`} />
          {connection !== "waiting" && <span className={onPhone}>{words}</span>}
        </span>
      </span>
      {isFollowed && (connection === "waiting" ? " " : <span className={onPhone}> · </span>)}
    </>
  );
}

/** The time in steps of five seconds: it is there to be glanced at, not to be watched. */
function useNow(updatedAt: number | null): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (updatedAt === null) return;
    const timer = setInterval(() => setNow(Date.now()), stepMs);
    return () => clearInterval(timer);
  }, [updatedAt]);
  return now;
}

function describeAge(t: Translate, updatedAt: number | null, now: number): string {
  if (updatedAt === null) return t("live.on");
  const steps = Math.floor((now - updatedAt) / stepMs);
  if (steps < 1) return t("live.now");
  const seconds = (steps * stepMs) / 1000;
  return seconds < 60
    ? t("live.seconds", { count: seconds })
    : t("live.minutes", { count: Math.floor(seconds / 60) });
}
