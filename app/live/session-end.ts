/** Tells the page that the server no longer knows who is reading it, whichever request finds out. */
const ended = new EventTarget();

/** Call with the status of an answer to a request of the page's own. */
export function noteStatus(status: number): void {
  if (status === 401) ended.dispatchEvent(new Event("end"));
}

/** Returns how to stop listening. */
export function onSessionEnd(listen: () => void): () => void {
  ended.addEventListener("end", listen);
  return () => ended.removeEventListener("end", listen);
}
