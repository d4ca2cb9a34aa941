import { useLocation } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { useLive } from "./live-context.tsx";
import { buildSignInAddress } from "./sign-in-address.ts";

/** Over a page whose session has ended: what is on it stays readable, and the way back in leads to the same address. */
export function SessionEnded() {
  const t = useText();
  const location = useLocation();
  const isEnded = useLive().connection === "ended";
  return (
    <div role="alert" className="sticky top-0 z-40 empty:hidden">
      {isEnded && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-line bg-honey-wash px-4 py-2 md:px-6">
          <p>{t("session.ended")}</p>
          <a href={buildSignInAddress(location)} className="control">
            {t("session.ended.action")}
          </a>
        </div>
      )}
    </div>
  );
}
