import { useEffect, useId, useRef, useState, type ReactElement, type ReactNode, type RefObject } from "react";
import { useFloating } from "#app/components/ui/use-floating.ts";

type TriggerProps = {
  ref: RefObject<HTMLAnchorElement>;
  "aria-describedby": string | undefined;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
  onFocus: (event: { currentTarget: Element }) => void;
  onBlur: () => void;
};

type Props = { card: () => ReactNode; children: (trigger: TriggerProps) => ReactElement };

const openDelay = 220;
const closeDelay = 120;

/**
 * Details beside something that is pointed at or focused from the keyboard. They stay while the pointer is on
 * them and go with Esc. Built only when opened: a page has hundreds of numbers.
 */
export function HoverCard({ card, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLAnchorElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const id = useId();

  function turn(next: boolean, delay: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(next), delay);
  }

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen) return;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setOpen(false);
    };
    document.addEventListener("keydown", closeOnEscape, true);
    return () => document.removeEventListener("keydown", closeOnEscape, true);
  }, [isOpen]);

  return (
    <>
      {children({
        ref: trigger,
        "aria-describedby": isOpen ? id : undefined,
        onPointerEnter: () => turn(true, openDelay),
        onPointerLeave: () => turn(false, closeDelay),
        onFocus: ({ currentTarget }) => {
          if (currentTarget.matches(":focus-visible")) turn(true, openDelay);
        },
        onBlur: () => turn(false, 0),
      })}
      {isOpen && (
        <Panel
          id={id}
          trigger={trigger}
          onEnter={() => turn(true, 0)}
          onLeave={() => turn(false, closeDelay)}
        >
          {card()}
        </Panel>
      )}
    </>
  );
}

type PanelProps = {
  id: string;
  trigger: RefObject<HTMLElement>;
  onEnter: () => void;
  onLeave: () => void;
  children: ReactNode;
};

function Panel({ id, trigger, onEnter, onLeave, children }: PanelProps) {
  const panel = useRef<HTMLSpanElement>(null);
  const style = useFloating(trigger, panel);
  return (
    <span
      ref={panel}
      id={id}
      role="tooltip"
      style={style}
      className="floating z-50 block w-80 max-w-[calc(100vw-1rem)] overflow-y-auto p-3 text-left text-xs font-normal tracking-normal whitespace-normal text-ink"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {children}
    </span>
  );
}
