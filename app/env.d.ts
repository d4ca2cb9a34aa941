import "@remix-run/node";

declare module "@remix-run/node" {
  /** Loader data keeps its types (Date, Map, undefined), as single fetch keeps the values. */
  interface Future {
    v3_singleFetch: true;
  }
}
