import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import type { ImportRow, Wish } from "./import-row.ts";
import { UndoDialog } from "./undo-dialog.tsx";

type Props = { row: ImportRow; wishes: readonly Wish[]; isSmall?: boolean };

/** What can be asked of an import now. Undo asks once more, since it takes data away. */
export function ImportActions({ row, wishes, isSmall = false }: Props) {
  const t = useText();
  const fetcher = useFetcher();
  const [isUndoing, setUndoing] = useState(false);
  const wish = (name: Wish) =>
    fetcher.submit({ wish: name }, { method: "post", action: `/imports/${row.importId}/wish` });
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {wishes.map((name) => (
        <button
          key={name}
          type="button"
          data-wish={name}
          className={`control ${isSmall ? "min-h-7 px-2 text-xs" : ""} ${name === "start" || name === "continue" ? "border-edge bg-honey-wash font-medium" : ""}`}
          disabled={fetcher.state !== "idle"}
          onClick={() => (name === "undo" ? setUndoing(true) : wish(name))}
        >
          {t(`imports.wish.${name}`)}
        </button>
      ))}
      {isUndoing && (
        <UndoDialog
          row={row}
          onClose={() => setUndoing(false)}
          onConfirm={() => {
            setUndoing(false);
            wish("undo");
          }}
        />
      )}
    </div>
  );
}
