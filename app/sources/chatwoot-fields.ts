/** What Chatwoot's records of every kind share. */
import {
  FieldFault,
  findField,
  isFields,
  readList,
  readText,
  requireId,
  type Fields,
} from "./orders/fields.ts";
import { nameCustomer } from "./orders/name-customer.ts";
import type { Origin } from "./chats/write-event.ts";

export type ChatwootTelling = {
  origin: Origin;
  /** The account of records that do not name theirs, as messages of the REST API. */
  account: string | null;
};

export function findAccount(fields: Fields, { account }: ChatwootTelling): string {
  const own =
    readText(fields, "account.id") ??
    readText(fields, "account_id") ??
    readList(fields, "messages").reduce<string | null>((id, one) => id ?? readText(one, "account_id"), null);
  if (own === null && account === null) throw new FieldFault("account_id", noAccount);
  return own ?? account!;
}

const noAccount = "is missing: numbers of conversations are the account's own, name it (chatwoot?account=1)";

/** A conversation's own numbers begin anew in every account. */
export function nameConversation(account: string, fields: Fields, place: string): string {
  return `${account}:${requireId(fields, place)}`;
}

/** The merchant's own id of a contact, else Chatwoot's. */
export function findContact(fields: Fields, place: string): string | null {
  const id = readText(fields, `${place}.identifier`) ?? readText(fields, `${place}.id`);
  return id === null ? null : nameCustomer(id);
}

/** An object that holds something. */
export function readFilled(fields: Fields, place: string): Fields | null {
  const value = findField(fields, place);
  return isFields(value) && Object.keys(value).length > 0 ? value : null;
}
