/** What signing in needs of the process and of the request; the load context carries both. */
import type { CompanySignIn } from "./company-sign-in.ts";
import type { SendLink } from "./send-link.ts";

export type SignInServices = {
  /** Seals second factors; kept in the data folder. */
  sealKey: Buffer;
  /** The people of the demo may sign in, with one click. */
  allowsDemo: boolean;
  /** Where links lead that nobody's browser asked for. */
  ownUrl: () => string;
  sendLink: SendLink;
  /** The company's own sign-in, if there is one. */
  company: CompanySignIn | null;
};

/** The other end of a request. */
export type Client = {
  /** The network address that is held to account. */
  address: string;
  /** By TLS, to us or to a trusted proxy. */
  isSecure: boolean;
  /** Scheme and host the reader's browser knows us by. */
  origin: string;
};
