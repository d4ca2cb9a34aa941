import { useId, type ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { RenderGuard } from "./render-guard.tsx";

type Props = {
  title: string;
  /** Quiet words at the right of the title: unit, cohort, hint. */
  note?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A titled part of a page. What fails inside it fails alone. */
export function Card({ title, note, className = "", children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`card flex flex-col px-4 pt-2.5 pb-3.5 ${className}`}>
      <header className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {note && <div className="text-xs text-muted">{note}</div>}
      </header>
      <RenderGuard fallback={<CardFailure />}>{children}</RenderGuard>
    </section>
  );
}

/** A part of a report: its data, or the fact that its query failed. */
export type Part<Data> = { ok: true; data: Data } | { ok: false };

type PartProps<Data> = { part: Part<Data>; children: (data: Data) => ReactNode };

/** Shows a part of a report, or that it failed; the other cards stay. */
export function PartContent<Data>({ part, children }: PartProps<Data>) {
  return part.ok ? children(part.data) : <CardFailure />;
}

function CardFailure() {
  const t = useText();
  return (
    <p role="alert" className="py-3 text-bad">
      {t("error.card")}
    </p>
  );
}
