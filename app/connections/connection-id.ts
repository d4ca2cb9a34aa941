/** Whether a text can be the id of a connection: anything else the database would refuse to compare with one. */
export function isConnectionId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
