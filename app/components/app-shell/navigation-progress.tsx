import { useNavigation } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";

/** A thin line while the next page is fetched; shown only when it takes long enough to be noticed. */
export function NavigationProgress() {
  const t = useText();
  const { state } = useNavigation();
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      {state !== "idle" && (
        <>
          <span className="sr-only">{t("app.loading")}</span>
          <div className="h-full w-1/3 animate-[progress_1s_ease-in-out_150ms_infinite_backwards] bg-honey" />
        </>
      )}
    </div>
  );
}
