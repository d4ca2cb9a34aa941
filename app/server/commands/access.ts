/** `npm run access -- owner-link`: a one-time link for the first owner, who has none or is locked out. */
import { linkForOwner } from "#app/access/first-owner.ts";
import { loadEnvironment } from "#app/env.server.ts";
import { withDatabase } from "#app/server/open-database.ts";
import { dropTotp } from "#db/access/second-factor.ts";
import { findUserByEmail } from "#db/access/users.ts";
import type { Db } from "#db/connection.ts";

const usage = `npm run access -- owner-link             a link for the owner to choose a password, once
npm run access -- drop-second-factor ADDRESS   for somebody who has lost phone and recovery codes`;

async function printOwnerLink(db: Db): Promise<void> {
  const { publicUrl, port } = loadEnvironment();
  const link = await linkForOwner(db, publicUrl ?? `http://localhost:${port}`);
  if (!link) {
    console.error("There is no owner who can sign in: enable one in the database.");
    process.exitCode = 1;
    return;
  }
  console.log(`Once, and within ${link.kind === "owner" ? "a day" : "an hour"}:\n${link.url}`);
}

async function dropSecondFactor(db: Db, email: string): Promise<void> {
  const user = await findUserByEmail(db, email);
  if (!user) {
    console.error(`Nobody has the address ${email}.`);
    process.exitCode = 1;
    return;
  }
  await dropTotp(db, user.userId);
  console.log(`${user.name} signs in without a second factor from now on.`);
}

const [command, email] = process.argv.slice(2);
if (command === "owner-link") await withDatabase(printOwnerLink);
else if (command === "drop-second-factor" && email) await withDatabase((db) => dropSecondFactor(db, email));
else {
  console.error(usage);
  process.exitCode = 1;
}
