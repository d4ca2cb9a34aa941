/** An expected failure of starting or opening something: its message is one line that ends with the way out. */
export class StartUpError extends Error {
  override name = "StartUpError";
}
