import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useFloating } from "./use-floating.ts";

type Props = {
  /** What the button shows. */
  trigger: ReactNode;
  /** Accessible name of the button, if its content does not say enough. */
  triggerLabel?: string;
  /** Accessible name of the panel. */
  label: string;
  triggerClassName?: string;
  panelClassName?: string;
  /** Marks the button for keys such as C (custom period). */
  shortcut?: string;
  startOpen?: boolean;
  onClose?: () => void;
  children: (close: () => void) => ReactNode;
};

/** A button with a panel: closes on Esc, on a click elsewhere and when focus leaves; gives focus back. */
export function Popover({
  trigger,
  triggerLabel,
  label,
  triggerClassName = "control",
  panelClassName = "w-64 p-2",
  shortcut,
  startOpen = false,
  onClose,
  children,
}: Props) {
  const [isOpen, setOpen] = useState(startOpen);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();
  const style = useFloating(isOpen, button, panel);

  function close(givesFocusBack = true) {
    setOpen(false);
    if (givesFocusBack) button.current?.focus();
    onClose?.();
  }

  useEffect(() => {
    if (!isOpen) return;
    const first = panel.current?.querySelector<HTMLElement>("[data-autofocus], input, button, a[href]");
    first?.focus({ preventScroll: true });
  }, [isOpen]);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      const target = event.target as Node;
      if (!panel.current?.contains(target) && !button.current?.contains(target)) {
        setOpen(false);
        onClose?.();
      }
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [isOpen, onClose]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={triggerClassName}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={triggerLabel}
        data-shortcut={shortcut}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        {trigger}
      </button>
      {isOpen && (
        <div
          ref={panel}
          id={id}
          role="dialog"
          aria-label={label}
          style={style}
          className={`floating z-40 max-w-[calc(100vw-1rem)] overflow-y-auto ${panelClassName}`}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              event.preventDefault();
              close();
            }
          }}
        >
          {children(() => close())}
        </div>
      )}
    </>
  );
}
