import { useId, useState } from "react";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { startUploads, useUploads } from "./upload-store.ts";
import { UploadRow, type FormatChoice } from "./upload-row.tsx";

type Props = { formats: FormatChoice[] };

/** Files chosen and files on their way: settings before, progress while they are sent. */
export function UploadTray({ formats }: Props) {
  const t = useText();
  const format = useFormat();
  const uploads = useUploads();
  const id = useId();
  const [checksFirst, setChecksFirst] = useState(false);
  const [through, setThrough] = useState("");
  if (uploads.length === 0) return null;
  const chosen = uploads.filter(({ state }) => state === "chosen");
  const total = uploads.reduce((sum, { file }) => sum + file.size, 0);
  const start = () =>
    startUploads({ checksFirst, through: through === "" ? null : new Date(through).toISOString() });
  return (
    <Card
      title={t("imports.upload.title")}
      note={t("imports.upload.sum", { files: uploads.length, size: format.bytes(total) })}
    >
      <ul className="-mx-4 border-t border-line" data-upload-tray>
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} formats={formats} />
        ))}
      </ul>
      {chosen.length > 0 && (
        <div className="-mx-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-t border-line px-4 pt-3">
          <label
            htmlFor={`${id}through`}
            className="text-xs text-muted"
            title={t("imports.upload.through.title")}
          >
            {t("imports.upload.through")}
            <input
              id={`${id}through`}
              type="datetime-local"
              className="field mt-0.5 block text-xs text-ink"
              value={through}
              onChange={(event) => setThrough(event.target.value)}
            />
          </label>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <label className="flex min-h-7.5 items-center gap-2" title={t("imports.upload.check.title")}>
              <input
                type="checkbox"
                className="size-4 accent-honey"
                checked={checksFirst}
                onChange={(event) => setChecksFirst(event.target.checked)}
              />
              {t("imports.upload.check")}
            </label>
            <button type="button" className="control border-edge bg-honey-wash font-medium" onClick={start}>
              {t(checksFirst ? "imports.upload.start.check" : "imports.upload.start", {
                files: chosen.length,
              })}
            </button>
          </div>
        </div>
      )}
    </Card>
  );
}
