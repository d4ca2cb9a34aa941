import type { ReactNode } from "react";

type Props = { title: string; children?: ReactNode };

export function PageHeader({ title, children }: Props) {
  return (
    <header className="mb-4">
      <h1 className="text-title font-semibold tracking-[-0.01em]">{title}</h1>
      {children && <p className="mt-0.5 text-muted">{children}</p>}
    </header>
  );
}
