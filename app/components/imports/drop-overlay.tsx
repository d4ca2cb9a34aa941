import { useEffect, useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { addFiles } from "./upload-store.ts";

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Makes the whole window a place to drop files on, and says so while some are held over it. */
export function DropOverlay() {
  const t = useText();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    // Entering a child leaves its parent: only the balance of the two tells whether the window was left.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      addFiles(event.dataTransfer?.files ?? []);
    };
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, []);
  if (!isOver) return null;
  return (
    <div
      className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-(--veil) p-4"
      data-drop-overlay
    >
      <div className="grid size-full place-items-center rounded-2xl border-2 border-dashed border-honey bg-surface/95 text-center">
        <div>
          <p className="text-title font-semibold">{t("imports.drop.title")}</p>
          <p className="mt-1 text-muted">{t("imports.drop.text")}</p>
        </div>
      </div>
    </div>
  );
}
