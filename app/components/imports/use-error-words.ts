import { useText } from "#app/i18n/use-text.tsx";

/** Words for why an import failed; what is not known here is shown as it came. */
export function useErrorWords(): (error: string) => string {
  const t = useText();
  return (error) => {
    if (error.startsWith("the uploaded file is gone")) return t("imports.error.gone");
    if (error.startsWith("cannot be read:")) {
      return t("imports.error.unreadable", { detail: error.slice("cannot be read:".length).trim() });
    }
    return error;
  };
}
