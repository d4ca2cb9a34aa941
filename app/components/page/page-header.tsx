import type { ReactNode } from "react";

type Props = { title: string; children?: ReactNode };

export function PageHeader({ title, children }: Props) {
  return (
    <header className="mb-3 flex flex-wrap items-baseline gap-x-3">
      <h1 className="text-title font-semibold tracking-[-0.01em]">{title}</h1>
      {children && <p className="text-muted">{children}</p>}
    </header>
  );
}
