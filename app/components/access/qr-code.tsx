export type Qr = { size: number; path: string };

/** Dark on light in either colour scheme: cameras expect it so. */
export function QrCode({ size, path, label }: Qr & { label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="148"
      height="148"
      shapeRendering="crispEdges"
      className="rounded-md border border-line"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#1e1c17" />
    </svg>
  );
}
