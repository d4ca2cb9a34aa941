import { useId } from "react";

type Choice<Value extends string> = { value: Value; label: string };
type Props<Value extends string> = {
  label: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  hidesLabel?: boolean;
};

/** A few exclusive choices side by side: radio buttons, so arrows move between them. */
export function Segmented<Value extends string>({
  label,
  choices,
  value,
  onChange,
  hidesLabel = false,
}: Props<Value>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={hidesLabel ? "sr-only" : "mb-1 text-xs text-muted"}>{label}</legend>
      <div className="flex rounded-lg bg-sunken p-0.5">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-6.5 flex-1 cursor-pointer items-center justify-center rounded-md px-2 text-center text-xs whitespace-nowrap text-muted has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
