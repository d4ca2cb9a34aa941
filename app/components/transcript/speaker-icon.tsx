import type { Speaker } from "#app/events/vocabulary.ts";

/** Customer: a person's outline; bot: the cell of the comb; agent: a filled person; system: a cog's dot. */
export function SpeakerIcon({ speaker }: { speaker: Speaker }) {
  return (
    <svg aria-hidden="true" width="14" height="14" viewBox="0 0 20 20" className="shrink-0">
      {speaker === "bot" && (
        <path d="M10 1.5l7.4 4.25v8.5L10 18.5l-7.4-4.25v-8.5z" fill="var(--handler-bot)" />
      )}
      {speaker === "customer" && <path d={person} fill="none" stroke="currentColor" strokeWidth="1.75" />}
      {speaker === "agent" && <path d={person} fill="var(--handler-human)" />}
      {speaker === "system" && (
        <circle cx="10" cy="10" r="4" fill="none" stroke="currentColor" strokeWidth="1.75" />
      )}
    </svg>
  );
}

const person = "M10 2.5a3.75 3.75 0 110 7.5 3.75 3.75 0 010-7.5zM2.75 18c.3-4 3.2-6 7.25-6s6.95 2 7.25 6z";
