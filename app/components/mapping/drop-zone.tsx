import { useRef, useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";

type Props = { onFile: (file: File) => void; complaint: string | null };

/** Where a file is dropped or chosen. It stays in the browser until the mapping is saved. */
export function DropZone({ onFile, complaint }: Props) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={`card grid min-h-44 place-items-center border-dashed px-4 py-8 text-center ${isOver ? "border-honey bg-honey-wash" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <div className="max-w-md">
        <p className="font-semibold">{t("mapping.drop.title")}</p>
        <p className="mt-1 mb-3 text-xs text-muted">{t("mapping.drop.text")}</p>
        <input
          ref={input}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-hidden="true"
          data-mapping-input
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
        <button
          type="button"
          className="control border-edge bg-honey-wash font-medium"
          onClick={() => input.current?.click()}
        >
          {t("mapping.drop.button")}
        </button>
        {complaint !== null && (
          <p role="alert" className="mt-3 text-bad">
            {complaint}
          </p>
        )}
      </div>
    </div>
  );
}
