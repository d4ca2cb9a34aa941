import { useText } from "#app/i18n/use-text.tsx";

/** The store's question-answer pairs as files, to be uploaded to its bot. */
export function ExportLinks({ store }: { store: string }) {
  const t = useText();
  const query = `?store=${encodeURIComponent(store)}`;
  return (
    <p className="mt-2.5 flex flex-wrap items-center gap-2 text-xs">
      <span className="text-muted">{t("gaps.page.export")}</span>
      <a href={`/training/entries.csv${query}`} download className="control min-h-7">
        CSV
      </a>
      <a href={`/training/entries.json${query}`} download className="control min-h-7">
        JSON
      </a>
    </p>
  );
}
