import type { ReactNode } from "react";

type Props = { name: string; hint?: string; note?: ReactNode; children: ReactNode };

/** A figure under its name in a list of them; `hint` says what it is. */
export function NamedFigure({ name, hint, note, children }: Props) {
  return (
    <div title={hint} className="min-w-0">
      <dt className="text-xs text-muted">
        {name}
        {hint !== undefined && <span className="sr-only">: {hint}</span>}
      </dt>
      <dd>
        {children}
        {note !== undefined && <span className="block text-xs font-normal text-muted">{note}</span>}
      </dd>
    </div>
  );
}

/** The figure itself, large. */
export function LargeFigure({ children }: { children: ReactNode }) {
  return <span className="text-title font-semibold">{children}</span>;
}
