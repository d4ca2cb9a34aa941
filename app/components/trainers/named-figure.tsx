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

/** Figures beside each other: two, or four where there is room for them. */
export function FigureList({ children }: { children: ReactNode }) {
  return (
    <div className="@container">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 @xl:grid-cols-4">{children}</dl>
    </div>
  );
}
