/** Links by mail, to a real SMTP server on this machine; by print without one. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createLinkMailer, createLinkPrinter } from "#app/access/send-link.ts";

let server: SMTPServer;
let port: number;
let mails: { to: string[]; from: string; text: string }[];

beforeEach(async () => {
  mails = [];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) =>
      username === "apiary" && password === "hush" ? done(null, { user: username }) : done(new Error("no")),
    onData(stream, { envelope }, done) {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        mails.push({ to: envelope.rcptTo.map(({ address }) => address), from, text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.server.address() as AddressInfo).port;
});
afterEach(() => new Promise<void>((resolve) => server.close(resolve)));

const url = "https://apiary.example.com/choose-password?token=abc";

function readBody(raw: string): string {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString();
  return Buffer.from(
    body
      .replaceAll(/=\r\n/g, "")
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString();
}

test("an invitation arrives, in the language of whoever sends it", async () => {
  const send = createLinkMailer({
    smtpUrl: `smtp://apiary:hush@127.0.0.1:${port}`,
    mailFrom: "Apiary <apiary@example.com>",
  });
  await send({ kind: "invitation", email: "mei@shop.example", url, locale: "en", from: "Ona" });
  await send({ kind: "reset", email: "mei@shop.example", url, locale: "zh-CN" });
  expect(mails.map(({ to, from }) => ({ to, from }))).toEqual(
    Array(2).fill({ to: ["mei@shop.example"], from: "apiary@example.com" }),
  );
  expect(mails[0]!.text).toContain("Subject: Your invitation to Apiary");
  expect(readBody(mails[0]!.text)).toContain(`Ona invites you to Apiary. Choose a password here:`);
  for (const { text } of mails) expect(readBody(text)).toContain(url);
  expect(readBody(mails[1]!.text)).toContain("链接一小时内有效，只能使用一次。");
});

test("a name cannot bring lines of its own into the head of a mail", async () => {
  const send = createLinkMailer({ smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: "apiary@example.com" });
  await send({
    kind: "invitation",
    email: "mei@shop.example",
    url,
    locale: "en",
    from: "Ona\r\nBcc: eve@evil.example",
  });
  expect(mails[0]!.to).toEqual(["mei@shop.example"]);
  expect(mails[0]!.text.split("\r\n\r\n")[0]).not.toContain("evil.example");
});

test("what cannot be sent fails, with no link in what it says", async () => {
  const send = createLinkMailer({
    smtpUrl: `smtp://apiary:wrong@127.0.0.1:${port}`,
    mailFrom: "apiary@example.com",
  });
  const failure = await send({ kind: "reset", email: "mei@shop.example", url, locale: "en" }).catch(
    (error: Error) => error,
  );
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure)).not.toContain("token=abc");
  expect(mails).toEqual([]);
});

test("without mail the link is printed for whoever runs the server", async () => {
  const lines: string[] = [];
  const send = createLinkPrinter((line) => lines.push(line));
  await send({ kind: "reset", email: "mei@shop.example", url, locale: "en" });
  expect(lines).toEqual([`New password, once and within an hour, for mei@shop.example: ${url}`]);
  expect(send.isByMail).toBe(false);
});
