import { useId } from "react";

type Props = {
  label: string;
  hint: string;
  name: string;
  rows: number;
  value: string;
  onChange: (value: string) => void;
  fault?: string | undefined;
};

/** A labelled field of several lines, with a hint below, or what is wrong with what was typed. */
export function DraftArea({ label, hint, name, rows, value, onChange, fault }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-muted">
        {label}
      </label>
      <textarea
        id={id}
        name={name}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${id}-note`}
        className={`field block w-full resize-y px-2.5 py-1.5 text-base ${fault ? "border-bad" : ""}`}
      />
      <p id={`${id}-note`} className={`mt-1 text-xs ${fault ? "text-bad" : "text-muted"}`}>
        {fault ?? hint}
      </p>
    </div>
  );
}
