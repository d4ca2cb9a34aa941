import { useRef } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { addFiles } from "./upload-store.ts";

/** Opens the browser's file chooser; what is chosen stands in the tray until it is sent. */
export function UploadButton() {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
        data-upload-input
        onChange={(event) => {
          addFiles(event.target.files ?? []);
          event.target.value = "";
        }}
      />
      <button
        type="button"
        className="control border-edge bg-honey-wash font-medium"
        onClick={() => input.current?.click()}
      >
        <Icon name="plus" />
        {t("imports.upload.button")}
      </button>
    </>
  );
}
