/** How links reach people: by mail where that is set up, on the console of the server where not. */
import { createTransport } from "nodemailer";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { createTranslate } from "#app/i18n/translate.ts";

export type LinkMessage = {
  kind: "owner" | "invitation" | "reset";
  email: string;
  url: string;
  locale: Locale;
  /** Who invites; absent where nobody does. */
  from?: string;
};

export type SendLink = {
  (message: LinkMessage): Promise<void>;
  /** True if it goes by mail: then whoever asked need not pass it on. */
  isByMail: boolean;
};

/** Prints links where only those read who run the server. */
export function createLinkPrinter(print: (line: string) => void): SendLink {
  const send = ({ email, url, kind }: LinkMessage) => {
    print(`${printed[kind]} ${email}: ${url}`);
    return Promise.resolve();
  };
  return Object.assign(send, { isByMail: false });
}

const printed = {
  owner: "First sign-in, once and within a day, for",
  invitation: "Invitation, once and within seven days, for",
  reset: "New password, once and within an hour, for",
} as const;

const patienceMs = 10_000;

/** Sends links by SMTP; a link is not repeated in any log. */
export function createLinkMailer({ smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string }): SendLink {
  const transport = createTransport(smtpUrl, {
    from: mailFrom,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  } as object);
  const send = async ({ kind, email, url, locale, from }: LinkMessage) => {
    const t = createTranslate(locale, catalogues[locale]);
    const reason =
      kind === "invitation" ? t("access.mail.invitation", { name: from ?? "" }) : t(`access.mail.${kind}`);
    await transport.sendMail({
      to: email,
      subject: t(`access.mail.${kind}.subject`),
      text: [reason, url, t(`access.mail.${kind}.until`), t("access.mail.ignore")].join("\n\n"),
    });
  };
  return Object.assign(send, { isByMail: true });
}
