const paths = {
  menu: "M3 5h14M3 10h14M3 15h14",
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  left: "M12.5 5l-5 5 5 5",
  right: "M7.5 5l5 5-5 5",
  down: "M5 7.5l5 5 5-5",
  sliders: "M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4",
  search: "M9 4a5 5 0 100 10A5 5 0 009 4zM13 13l4 4",
  check: "M4 10.5l4 4 8-9",
  up: "M5 12.5l5-5 5 5",
} as const;
export type IconName = keyof typeof paths;

type Props = { name: IconName; size?: number };

export function Icon({ name, size = 14 }: Props) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0"
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The mark: one cell of a comb. */
export function Mark() {
  return (
    <svg aria-hidden="true" width="20" height="20" viewBox="0 0 20 20" className="shrink-0">
      <path d="M10 1l7.8 4.5v9L10 19l-7.8-4.5v-9z" fill="var(--honey)" />
      <path d="M10 6.4l3.1 1.8v3.6L10 13.6l-3.1-1.8V8.2z" fill="var(--canvas)" />
    </svg>
  );
}
