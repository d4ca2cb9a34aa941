/** A customer's id in lower case if it is an e-mail address, which people write as they like. */
export function nameCustomer(id: string): string {
  return id.includes("@") ? id.toLowerCase() : id;
}
