/** Ends at an error of what is read, and tells it; one thrown by the loop over it passes. */
export async function* untilFault<Item>(
  items: AsyncIterable<Item>,
  onFault: (failure: unknown) => void,
): AsyncGenerator<Item> {
  try {
    yield* items;
  } catch (failure) {
    onFault(failure);
  }
}
