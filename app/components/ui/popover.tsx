import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from "react";
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
  onClose,
  children,
}: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  function close(givesFocusBack: boolean) {
    setOpen(false);
    if (givesFocusBack) button.current?.focus();
    onClose?.();
  }

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
        onClick={() => (isOpen ? close(true) : setOpen(true))}
      >
        {trigger}
      </button>
      {isOpen && (
        <Panel id={id} label={label} trigger={button} className={panelClassName} onClose={close}>
          {children}
        </Panel>
      )}
    </>
  );
}

type PanelProps = {
  id: string;
  label: string;
  trigger: RefObject<HTMLButtonElement>;
  className: string;
  onClose: (givesFocusBack: boolean) => void;
  children: (close: () => void) => ReactNode;
};

function Panel({ id, label, trigger, className, onClose, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const style = useFloating(trigger, panel);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useEffect(() => {
    const element = panel.current;
    const button = trigger.current;
    const first = element?.querySelector<HTMLElement>("[data-autofocus], input, button, a[href]");
    first?.focus({ preventScroll: true });
    const closeOutside = (event: Event) => {
      if (!(event.target instanceof Node)) return;
      if (!element?.contains(event.target) && !button?.contains(event.target)) close.current(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      close.current(true);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    document.addEventListener("keydown", closeOnEscape, true);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
      document.removeEventListener("keydown", closeOnEscape, true);
    };
  }, [trigger]);

  return (
    <div
      ref={panel}
      id={id}
      role="dialog"
      aria-label={label}
      style={style}
      className={`floating z-40 whitespace-normal max-w-[calc(100vw-1rem)] overflow-y-auto ${className}`}
    >
      {children(() => onClose(true))}
    </div>
  );
}
