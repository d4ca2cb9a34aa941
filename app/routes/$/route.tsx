import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";

/** Every address nobody else answers; being a route, its error page is drawn in the reader's language. */
export function loader({ request }: LoaderFunctionArgs) {
  throw refuse(request);
}

export function action({ request }: ActionFunctionArgs) {
  throw refuse(request);
}

/** A program is told in its own format, a person by the error page. */
function refuse(request: Request) {
  const { pathname } = new URL(request.url);
  if (!pathname.startsWith("/api/")) return data(null, { status: 404 });
  return Response.json({ error: `nothing at ${pathname}` }, { status: 404 });
}

/** Never drawn: without a component this would be a resource, and its 404 not a page. */
export default function UnknownPage() {
  return null;
}
