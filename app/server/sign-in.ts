/** Puts together what signing in needs, and tells on the console how the first person gets in. */
import { createCompanySignIn } from "#app/access/company-sign-in.ts";
import { makeDemoPeople } from "#app/access/demo-people.ts";
import { linkForFirstOwner } from "#app/access/first-owner.ts";
import { createLinkMailer, createLinkPrinter } from "#app/access/send-link.ts";
import type { SignInServices } from "#app/access/sign-in-services.ts";
import type { Environment } from "#app/env.server.ts";
import { isDemoWorld } from "#db/access/demo-users.ts";
import type { Db } from "#db/connection.ts";
import { loadSealKey } from "./seal-key.ts";

type Place = Pick<Environment, "loadsDemo" | "mail" | "company"> & {
  dataDir: string;
  /** Where the server can be reached, known once it listens. */
  ownUrl: () => string;
};

export async function openSignIn(
  db: Db,
  { dataDir, loadsDemo, mail, company, ownUrl }: Place,
): Promise<SignInServices> {
  const sealKey = loadSealKey(dataDir);
  // Somebody's own logs are not for everybody only because nobody turned the demo off.
  const allowsDemo = loadsDemo && (await isDemoWorld(db));
  if (allowsDemo) await makeDemoPeople(db);
  return {
    sealKey,
    allowsDemo,
    ownUrl,
    sendLink: mail ? createLinkMailer(mail) : createLinkPrinter((line) => console.log(line)),
    company: company ? createCompanySignIn(company, sealKey) : null,
  };
}

/** Says on the console how to get in. Without the demo the first start makes the owner. */
export async function welcomeFirst(
  db: Db,
  { allowsDemo, ownUrl }: Pick<SignInServices, "allowsDemo" | "ownUrl">,
): Promise<void> {
  if (allowsDemo) {
    console.log("Demo: whoever reaches it can sign in with one click; APIARY_DEMO=off ends that.");
    return;
  }
  const link = await linkForFirstOwner(db, ownUrl());
  if (link === null) return;
  console.log("Nobody has signed in yet. The owner chooses a password, once and within a day, at");
  console.log(link);
}
