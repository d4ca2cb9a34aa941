import type { CSSProperties, ReactNode } from "react";

type Props = { label: string; className?: string; style?: CSSProperties; children: ReactNode };

/** What scrolls must be reachable by keyboard to be scrolled by keyboard (WCAG 2.1.1). */
const reachable = { tabIndex: 0 };

/** A named part that scrolls inside itself. */
export function ScrollRegion({ label, className = "", style, children }: Props) {
  return (
    <div
      role="region"
      aria-label={label}
      style={style}
      className={`relative overflow-auto outline-offset-[-2px] ${className}`}
      {...reachable}
    >
      {children}
    </div>
  );
}
