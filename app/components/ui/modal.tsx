import { useEffect, useRef, type ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { Icon } from "./icon.tsx";

type Props = {
  label: string;
  onClose: () => void;
  /** What Esc does, if not close: a step back. */
  onEscape?: () => void;
  closeLabel?: string;
  /** Where it stands: in the middle, or along the right edge. */
  side?: "middle" | "right";
  header?: ReactNode;
  children: ReactNode;
};

const shapes = {
  middle: "m-auto max-w-[calc(100vw-1rem)] max-h-[calc(100dvh-2rem)] w-[34rem] rounded-xl",
  right:
    "max-w-full my-0 mr-0 ml-auto h-dvh max-h-dvh w-[44rem] border-y-0 border-r-0 rounded-l-xl motion-safe:animate-[slide-in_140ms_ease-out]",
} as const;

/** What scrolls must be reachable by keyboard to be scrolled by keyboard (WCAG 2.1.1). */
const reachable = { tabIndex: 0 };

/** A modal dialog of the browser: it keeps focus inside, Esc closes it, and focus returns where it was. */
export function Modal({
  label,
  onClose,
  onEscape = onClose,
  closeLabel,
  side = "middle",
  header,
  children,
}: Props) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    element?.querySelector<HTMLElement>("[data-autofocus]")?.focus({ preventScroll: true });
    // A click on the veil arrives at the dialog itself.
    const closeOnVeil = (event: MouseEvent) => event.target === element && close.current();
    element?.addEventListener("click", closeOnVeil);
    return () => {
      element?.removeEventListener("click", closeOnVeil);
      if (element?.open) element.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={`floating fixed flex-col overflow-hidden p-0 backdrop:bg-(--veil) open:flex ${shapes[side]}`}
      onCancel={(event) => {
        event.preventDefault();
        onEscape();
      }}
      // A dialog closed and opened again at once, as strict mode does, tells of it late.
      onClose={(event) => {
        if (!event.currentTarget.open) onClose();
      }}
    >
      <header className="flex items-start gap-3 border-b border-line px-4 py-3">
        <div className="min-w-0 flex-1">{header ?? <h2 className="text-base font-semibold">{label}</h2>}</div>
        <button
          type="button"
          className="-mr-1.5 grid size-7 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          aria-label={closeLabel ?? t("app.close")}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto -outline-offset-2" {...reachable}>
        {children}
      </div>
    </dialog>
  );
}
