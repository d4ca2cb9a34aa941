import { data, redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { mayDo } from "#app/access/principal.ts";
import { settingsTabs } from "#app/components/settings/settings-tabs.tsx";

/** The first of the settings that may be opened. */
export function loader({ context: { principal } }: LoaderFunctionArgs) {
  const first = settingsTabs.find(({ needs }) => principal && mayDo(principal, needs));
  if (!first) throw data(null, { status: 403 });
  return redirect(first.path);
}

/** Makes this a page, so that whoever may open none of them is told so as a person. */
export default function NoSettings() {
  return null;
}
