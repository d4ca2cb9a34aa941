/**
 * The stream of updates of one browser tab. It is open only while the tab can be seen: browsers allow a host six connections,
 * and tabs in the background must not use them up.
 */
import { onSessionEnd } from "./session-end.ts";
import type { Update } from "./updates-hub.ts";

/**
 * "waiting": not there yet, or hidden. "lost": was there, or should be, and is being sought again. "ended": the reader's session
 * is over; it is sought again only when the tab is next seen, since the reader may have signed in elsewhere.
 */
export type Connection = "waiting" | "live" | "lost" | "ended";

export type UpdateSourceOptions = {
  onUpdate: (update: Update) => void;
  onConnection: (connection: Connection) => void;
  address?: string;
  /** For tests. */
  openStream?: (address: string) => EventSource;
  /** For tests. */
  askIfEnded?: (address: string) => Promise<boolean>;
};

/** A stream the server refuses is not sought again by the browser; then we do, after this many ms. */
const comeBackMs = 2_000;

/** Opens the stream and keeps it open; returns how to end it. What may have been missed counts as an update of all. */
export function openUpdates(options: UpdateSourceOptions): () => void {
  const { onUpdate, onConnection, address = "/updates" } = options;
  const openStream = options.openStream ?? ((url) => new EventSource(url));
  const askIfEnded = options.askIfEnded ?? isRefused;
  let stream: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The page was drawn just before; only after a gap it may be behind. */
  let hasGap = false;

  function open(): void {
    clearTimeout(timer);
    const opened = openStream(address);
    stream = opened;
    opened.onopen = () => {
      onConnection("live");
      if (hasGap) onUpdate({ kind: "figures", stores: null });
      hasGap = false;
    };
    opened.onmessage = ({ data }: MessageEvent<string>) => onUpdate(JSON.parse(data) as Update);
    opened.onerror = () => {
      hasGap = true;
      onConnection("lost");
      if (opened.readyState !== 2 || stream !== opened) return;
      timer = setTimeout(open, comeBackMs);
      void askIfEnded(address).then((isOver) => {
        if (isOver && stream === opened) end();
      });
    };
  }

  function end(): void {
    close();
    onConnection("ended");
  }

  function close(): void {
    clearTimeout(timer);
    stream?.close();
    stream = null;
  }

  function followVisibility(): void {
    if (document.visibilityState === "visible") {
      if (!stream) open();
      return;
    }
    if (!stream) return;
    close();
    hasGap = true;
    onConnection("waiting");
  }

  followVisibility();
  document.addEventListener("visibilitychange", followVisibility);
  const stopListening = onSessionEnd(() => {
    hasGap = true;
    end();
  });
  return () => {
    document.removeEventListener("visibilitychange", followVisibility);
    stopListening();
    close();
  };
}

/** A stream does not say why it was refused; a request does. */
async function isRefused(address: string): Promise<boolean> {
  try {
    const asking = new AbortController();
    const { status } = await fetch(address, { signal: asking.signal });
    asking.abort();
    return status === 401;
  } catch {
    return false;
  }
}
