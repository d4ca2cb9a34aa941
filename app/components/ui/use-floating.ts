import { useLayoutEffect, useState, type CSSProperties, type RefObject } from "react";

const gap = 6;
const margin = 8;
// Unseen but able to take the focus, which a panel gives to its first field before it has its place.
const hidden: CSSProperties = { position: "fixed", top: 0, left: 0, opacity: 0 };

/**
 * Places a panel under its trigger, or above where there is more room, inside the window. Fixed position keeps
 * it out of scroll containers without leaving its place in the page, which modal dialogs need.
 * For components that exist only while the panel is open: layout effects do nothing on the server.
 */
export function useFloating(
  trigger: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
): CSSProperties {
  const [style, setStyle] = useState<CSSProperties>(hidden);

  useLayoutEffect(() => {
    const place = () => {
      if (!trigger.current || !panel.current) return;
      const box = trigger.current.getBoundingClientRect();
      const { width, height } = panel.current.getBoundingClientRect();
      const below = window.innerHeight - box.bottom - gap - margin;
      const above = box.top - gap - margin;
      const isBelow = height <= below || below >= above;
      const left = Math.max(margin, Math.min(box.left, window.innerWidth - width - margin));
      const room = isBelow ? below : above;
      setStyle({
        position: "fixed",
        left,
        maxHeight: room,
        ...(isBelow ? { top: box.bottom + gap } : { bottom: window.innerHeight - box.top + gap }),
      });
    };
    place();
    window.addEventListener("resize", place);
    window.addEventListener("scroll", place, true);
    return () => {
      window.removeEventListener("resize", place);
      window.removeEventListener("scroll", place, true);
    };
  }, [trigger, panel]);

  return style;
}
