/** Signing in by the company's own provider: OpenID Connect, found by discovery; code flow with PKCE, state and nonce. */
import * as oidc from "openid-client";
import { seal, unseal } from "./sealed.ts";

export type CompanySettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says. */
  name: string;
};

/** Whom the provider vouches for. */
export type CompanyPerson = { issuer: string; subject: string; email: string | null };

export type CompanySignIn = {
  name: string;
  /** Where to send the browser, and what it has to bring back in a cookie. */
  begin: (origin: string, to: string) => Promise<{ url: string; kept: string }>;
  /** Null if what came back is not the answer to what was asked, or the provider said no. */
  finish: (answer: URL, kept: string | null) => Promise<{ person: CompanyPerson; to: string } | null>;
};

type Kept = { state: string; nonce: string; verifier: string; origin: string; to: string; until: number };

const purpose = "company sign-in";
export const keptMinutes = 10;
export const callbackPath = "/oidc/callback";

export function createCompanySignIn(settings: CompanySettings, sealKey: Buffer): CompanySignIn {
  let found: Promise<oidc.Configuration> | undefined;
  // A provider that does not answer now is asked again the next time.
  const discover = () =>
    (found ??= discoverProvider(settings).catch((error: unknown) => {
      found = undefined;
      throw error;
    }));

  async function begin(origin: string, to: string) {
    const config = await discover();
    const verifier = oidc.randomPKCECodeVerifier();
    const kept: Kept = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier,
      origin,
      to,
      until: Date.now() + keptMinutes * 60_000,
    };
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: `${origin}${callbackPath}`,
      scope: "openid email profile",
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      state: kept.state,
      nonce: kept.nonce,
    });
    return { url: url.href, kept: seal(sealKey, purpose, JSON.stringify(kept)).toString("base64url") };
  }

  async function finish(answer: URL, sealed: string | null) {
    const text = sealed && unseal(sealKey, purpose, Buffer.from(sealed, "base64url"));
    if (!text) return null;
    const kept = JSON.parse(text) as Kept;
    if (kept.until < Date.now()) return null;
    const config = await discover();
    try {
      const current = new URL(`${kept.origin}${callbackPath}${answer.search}`);
      const tokens = await oidc.authorizationCodeGrant(config, current, {
        pkceCodeVerifier: kept.verifier,
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        idTokenExpected: true,
      });
      return { person: await readPerson(config, tokens), to: kept.to };
    } catch (error) {
      if (isRefusal(error)) return null;
      throw error;
    }
  }

  return { name: settings.name, begin, finish };
}

function discoverProvider({ issuer, clientId, clientSecret }: CompanySettings): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  // Without TLS only on this very machine.
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(server.hostname);
  const execute = server.protocol === "http:" && isLocal ? [oidc.allowInsecureRequests] : [];
  return oidc.discovery(server, clientId, clientSecret, undefined, { execute });
}

type Tokens = Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>;

/** Some providers put the address into the token, others tell it only when asked. One that is not verified counts as none. */
async function readPerson(config: oidc.Configuration, tokens: Tokens): Promise<CompanyPerson> {
  const claims = tokens.claims()!;
  const said = claims.email === undefined ? await askForPerson(config, tokens, claims.sub) : claims;
  const isVerified = said.email_verified === true || said.email_verified === "true";
  const email = typeof said.email === "string" && isVerified ? said.email : null;
  return { issuer: claims.iss, subject: claims.sub, email };
}

async function askForPerson(config: oidc.Configuration, tokens: Tokens, subject: string) {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {} as Record<string, unknown>;
  return (await oidc.fetchUserInfo(config, tokens.access_token, subject)) as Record<string, unknown>;
}

/** The provider or a check said no, as opposed to something being broken. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof oidc.AuthorizationResponseError ||
    error instanceof oidc.ResponseBodyError ||
    (error instanceof oidc.ClientError && error.code?.startsWith("OAUTH_") === true)
  );
}
