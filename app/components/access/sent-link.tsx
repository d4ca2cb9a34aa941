import { useText } from "#app/i18n/use-text.tsx";
import { Notice } from "./notice.tsx";
import type { SentLink } from "./people-answer.ts";

/** Where a link has gone, or the link itself where somebody has to pass it on. */
export function SentLinkNotice({ sent }: { sent: SentLink }) {
  const t = useText();
  const { email, kind } = sent;
  if (sent.by === "mail") {
    return (
      <Notice tone="good">
        {t(kind === "invitation" ? "people.invited.mail" : "people.reset.mail", { email })}
      </Notice>
    );
  }
  const words = kind === "invitation" ? "people.invited.link" : "people.reset.link";
  return (
    <Notice tone="good">
      <p>{t(sent.hasFailed ? "people.mail.failed" : words, { email })}</p>
      <p className="mt-1.5 font-mono text-xs break-all select-all" data-link>
        {sent.url}
      </p>
    </Notice>
  );
}
