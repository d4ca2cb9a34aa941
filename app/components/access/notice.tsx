import type { ReactNode } from "react";

type Props = { tone: "good" | "bad"; children: ReactNode };

/** What came of a form that was sent: read out at once. */
export function Notice({ tone, children }: Props) {
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={`rounded-md border-l-3 bg-sunken px-3 py-2 ${tone === "bad" ? "border-bad text-bad" : "border-good"}`}
    >
      {children}
    </div>
  );
}
