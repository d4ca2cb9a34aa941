import type { ReactNode } from "react";

type Props = { title: string; children?: ReactNode; action?: ReactNode };

/** Why there is nothing to see here, and what to do about it. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <div className="card mx-auto mt-6 max-w-xl px-6 py-8 text-center">
      <h2 className="text-base font-semibold">{title}</h2>
      {children && <div className="mt-2 text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
