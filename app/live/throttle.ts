/** Calls at once, then at most once every `ms`; a call within the pause is made when it ends. */
export function createThrottle(ms: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWanted = false;
  const rest = () => {
    timer = setTimeout(() => {
      timer = null;
      if (!isWanted) return;
      isWanted = false;
      call();
      rest();
    }, ms);
    // In a process of its own it must not keep that from ending; a browser knows no such thing.
    if (typeof timer === "object" && "unref" in timer) timer.unref();
  };
  return () => {
    if (timer !== null) {
      isWanted = true;
      return;
    }
    call();
    rest();
  };
}
