import { useEffect, type RefObject } from "react";

const downKeys = new Set(["j", "ArrowDown"]);
const upKeys = new Set(["k", "ArrowUp"]);

/** ↑/↓ and j/k move focus along the links marked `data-row`, wherever focus is; Enter is the links' own. */
export function useRowKeys(list: RefObject<HTMLElement | null>, isActive: boolean) {
  useEffect(() => {
    if (!isActive) return;
    const move = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const step = downKeys.has(event.key) ? 1 : upKeys.has(event.key) ? -1 : 0;
      if (step === 0 || isTyping(event.target)) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].filter(isShown);
      const at = rows.indexOf(document.activeElement as HTMLElement);
      const next = at < 0 ? (step > 0 ? 0 : -1) : at + step;
      const row = rows[next];
      if (!row) return;
      event.preventDefault();
      row.focus({ preventScroll: true });
      row.scrollIntoView({ block: "nearest" });
    };
    document.addEventListener("keydown", move);
    return () => document.removeEventListener("keydown", move);
  }, [list, isActive]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]") !== null;

/** The form of a list meant for another width of window is not walked through. */
const isShown = (row: HTMLElement): boolean => row.checkVisibility?.() ?? true;
