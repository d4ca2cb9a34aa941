import { useId, useState } from "react";

type Props = { label: string; words: readonly string[]; onChange: (words: string[]) => void };

/** A list of words, typed with commas between. */
export function WordsField({ label, words, onChange }: Props) {
  const id = useId();
  const [text, setText] = useState(words.join(", "));
  return (
    <label htmlFor={id} className="block text-xs text-muted">
      {label}
      <input
        id={id}
        className="field mt-0.5 block w-full text-xs text-ink"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onChange(event.target.value.split(/[,，]/).flatMap((word) => word.trim() || []));
        }}
      />
    </label>
  );
}
