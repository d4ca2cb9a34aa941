/** Signs tests and benchmarks in as one of the people of the demo. */
import { demoPeople } from "#app/access/demo-people.ts";
import type { Role } from "#app/access/role.ts";

/** The Cookie header of a fresh session as the demo's person of a role. */
export async function signInDemo(address: string, role: Role = "owner"): Promise<string> {
  const person = demoPeople.find((known) => known.role === role)!;
  const response = await fetch(`${address}/sign-in`, {
    method: "POST",
    headers: { Origin: address },
    body: new URLSearchParams({ demo: person.email }),
    redirect: "manual",
  });
  const [cookie] = response.headers.getSetCookie();
  if (response.status !== 302 || cookie === undefined) {
    throw new Error(`nobody of the demo was let in: ${response.status} ${await response.text()}`);
  }
  return cookie.split(";", 1)[0]!;
}

/** The same for a browser, as Playwright's `storageState` takes it. */
export async function signInBrowser(address: string, role: Role = "owner") {
  return { cookies: [describeCookie(address, await signInDemo(address, role))], origins: [] };
}

function describeCookie(address: string, header: string) {
  const [name = "", value = ""] = header.split("=");
  const cookie = { name, value, domain: new URL(address).hostname, path: "/", expires: -1 };
  return { ...cookie, httpOnly: true, secure: false, sameSite: "Lax" as const };
}

/** The first owner of an installation without the demo, by the link it prints; as a cookie for a browser's context. */
export async function signInFirstOwner(address: string, getOutput: () => string) {
  let token: string | undefined;
  while (token === undefined) {
    token = /choose-password\?token=([\w-]+)/.exec(getOutput())?.[1];
    if (token === undefined) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const response = await fetch(`${address}/choose-password`, {
    method: "POST",
    headers: { Origin: address },
    body: new URLSearchParams({
      ...{ token, name: "Owner", email: "owner@example.com" },
      password: "tests open this door",
    }),
    redirect: "manual",
  });
  const [cookie] = response.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`the first owner was not let in: ${await response.text()}`);
  return describeCookie(address, cookie.split(";", 1)[0]!);
}
