import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { LiveStatus } from "./live-status.tsx";
import { useShell } from "./shell-context.tsx";

/** Whether the page keeps itself up to date, how far the data reaches, and how much of it has no outcome yet. */
export function DataStatus() {
  const t = useText();
  const format = useFormat();
  const { dataThrough, timezone, pendingShare } = useShell();
  if (dataThrough === null) {
    return (
      <p className="text-xs text-muted sm:ml-auto">
        <LiveStatus isFollowed /> {t("status.nothing")}
      </p>
    );
  }
  const time = format.dateTime(dataThrough, timezone ?? "UTC");
  return (
    <p className="text-xs text-muted sm:ml-auto">
      <LiveStatus isFollowed /> {t("status.through", { time })}
      {pendingShare !== null && pendingShare > 0 && (
        <> · {t("status.immature", { share: format.share(pendingShare) })}</>
      )}
    </p>
  );
}
