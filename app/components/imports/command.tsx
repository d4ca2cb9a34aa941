import { ScrollRegion } from "#app/components/ui/scroll-region.tsx";

type Props = { label: string; children: string };

/** A command or a few lines to copy, as they are. */
export function Command({ label, children }: Props) {
  return (
    <ScrollRegion label={label} className="rounded-md bg-sunken px-3 py-2">
      <pre className="text-xs leading-5 text-ink select-all">
        <code>{children}</code>
      </pre>
    </ScrollRegion>
  );
}
