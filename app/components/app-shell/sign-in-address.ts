type Place = { pathname: string; search: string };

/** The sign-in page, told that a session has ended and which page to come back to. */
export function buildSignInAddress({ pathname, search }: Place): string {
  return `/sign-in?notice=ended&to=${encodeURIComponent(pathname + search)}`;
}
