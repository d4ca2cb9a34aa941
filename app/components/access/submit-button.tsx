import type { ReactNode } from "react";

type Props = { name?: string; value?: string; children: ReactNode };

/** The one thing a form around signing in is for. */
export function SubmitButton({ name, value, children }: Props) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className="control min-h-9 w-full justify-center border-honey bg-honey-wash text-base font-semibold hover:border-honey-ink"
    >
      {children}
    </button>
  );
}
