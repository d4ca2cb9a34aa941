type Props = { children: string };

/** A command or a few lines to copy, as they are. */
export function Command({ children }: Props) {
  return (
    // A region that scrolls must be reachable by keyboard to be scrolled by keyboard.
    <pre
      tabIndex={0}
      className="overflow-x-auto rounded-md bg-sunken px-3 py-2 text-xs leading-5 text-ink select-all"
    >
      <code>{children}</code>
    </pre>
  );
}
