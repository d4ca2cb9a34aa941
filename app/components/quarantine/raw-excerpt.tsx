import type { Excerpt } from "#app/quarantine/mark-field.ts";

/** A piece of a raw line with the field at fault marked. */
export function RawExcerpt({ excerpt }: { excerpt: Excerpt }) {
  const { before, marked, after, isCutBefore, isCutAfter } = excerpt;
  return (
    <code className="block overflow-hidden rounded-md bg-sunken px-2.5 py-1.5 text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
      {isCutBefore && "… "}
      {before}
      {marked !== "" && (
        <mark className="rounded-sm bg-honey-wash px-0.5 font-semibold text-bad underline decoration-wavy underline-offset-4">
          {marked}
        </mark>
      )}
      {after}
      {isCutAfter && " …"}
    </code>
  );
}
