import fontStyles from "@fontsource-variable/noto-sans-sc/index.css?url";
import { useEffect } from "react";

/**
 * Adds the rules of the fallback CJK font after the page is shown. They are 100 kB of unicode ranges that a
 * machine with Chinese fonts never needs, so they must not hold up the first paint.
 */
export function useFallbackFont() {
  useEffect(() => {
    if (document.querySelector(`link[href="${fontStyles}"]`)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = fontStyles;
    document.head.append(link);
  }, []);
}
