import { bindSubject, findUserByEmail, findUserBySubject, type UserRow } from "#db/access/users.ts";
import type { Db } from "#db/connection.ts";
import type { CompanyPerson } from "./company-sign-in.ts";

/**
 * The invited person a company's account belongs to. The first time the verified address decides; from then on the account,
 * so that an address given to somebody else later opens nothing.
 */
export async function findByCompany(
  db: Db,
  { issuer, subject, email }: CompanyPerson,
): Promise<UserRow | null> {
  const known = await findUserBySubject(db, issuer, subject);
  if (known) return known;
  const invited = email === null ? undefined : await findUserByEmail(db, email);
  if (!invited || invited.oidcSubject !== null) return null;
  await bindSubject(db, invited.userId, { issuer, subject });
  return invited;
}
