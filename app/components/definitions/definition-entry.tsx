import type { ReactNode } from "react";

type Props = {
  id: string;
  label: string;
  definition: string;
  formula: string;
  /** How it behaves, in a few words each. */
  facts: readonly string[];
  /** What it is now. */
  children: ReactNode;
};

/** One number of a registry: its meaning, its formula, how it behaves, and what it is now. */
export function DefinitionEntry({ id, label, definition, formula, facts, children }: Props) {
  return (
    <article
      id={id}
      className="grid scroll-mt-4 gap-x-6 gap-y-1 border-t border-line px-4 py-3 target:bg-honey-wash md:grid-cols-[minmax(0,1fr)_9rem]"
    >
      <h3 className="flex flex-wrap items-baseline gap-x-2">
        <a href={`#${id}`} className="font-semibold hover:text-honey-ink">
          {label}
        </a>
        <code className="text-2xs text-muted">{id}</code>
      </h3>
      <p className="text-base font-semibold md:row-span-3 md:text-right">{children}</p>
      <p className="max-w-3xl">{definition}</p>
      <div className="max-w-3xl space-y-0.5 text-xs text-muted">
        <p className="text-ink">
          <span className="text-muted">= </span>
          {formula}
        </p>
        <p>{facts.join(" · ")}</p>
      </div>
    </article>
  );
}
