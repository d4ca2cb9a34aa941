import { data } from "@remix-run/node";

/** Every address nobody else answers; being a route, its error page is drawn in the reader's language. */
export function loader() {
  throw data(null, { status: 404 });
}

export function action() {
  throw data(null, { status: 404 });
}

/** Never drawn: without a component this would be a resource, and its 404 not a page. */
export default function UnknownPage() {
  return null;
}
