/** What is not known, and on hover why. */
export function Unknown({ title }: { title?: string }) {
  return (
    <span className="text-muted" title={title}>
      –
    </span>
  );
}
