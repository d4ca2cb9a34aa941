import { useId } from "react";

type Choice = { value: string; label: string };
type Props = {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  className?: string;
  hidesLabel?: boolean;
  isDisabled?: boolean;
  /** More than the label has room for. */
  hint?: string;
};

/** A quiet label above a choice. */
export function LabelledSelect({
  label,
  value,
  choices,
  onChange,
  className = "",
  hidesLabel = false,
  isDisabled = false,
  hint,
}: Props) {
  const id = useId();
  return (
    <label htmlFor={id} title={hint} className={`block min-w-0 text-xs text-muted ${className}`}>
      <span className={hidesLabel ? "sr-only" : "block truncate"}>{label}</span>
      <select
        id={id}
        className="field mt-0.5 block w-full text-xs text-ink"
        value={value}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}
