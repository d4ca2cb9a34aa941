import { useId, type ComponentProps, type ReactNode } from "react";

type Props = Omit<ComponentProps<"input">, "className" | "id"> & {
  label: string;
  hint?: ReactNode;
  fault?: string | undefined;
};

/** A labelled field of a form, with a hint below, or what is wrong with what was typed. */
export function TextField({ label, hint, fault, ...input }: Props) {
  const id = useId();
  const note = fault ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs text-muted">
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={`field min-h-9 w-full px-2.5 text-base ${fault ? "border-bad" : ""}`}
        aria-invalid={fault ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note && (
        <p id={`${id}-note`} className={`mt-1 text-xs ${fault ? "text-bad" : "text-muted"}`}>
          {note}
        </p>
      )}
    </div>
  );
}
