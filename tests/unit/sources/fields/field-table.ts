/** What of our events a platform's field decides, tried out on examples. */

/**
 * `[place, becomes, instead]`: with what stands at this place of the examples gone (or `instead` in its stead), `becomes` of our
 * events reads differently and nothing is refused that was not: one of their fields (`message.text`, `order.extra.number`), or a
 * kind of event that is there or not (`handoff`); `refused`: without it the record waits.
 */
export type FieldEffect = readonly [place: string, becomes: string, instead?: unknown];

export type FieldTable = {
  /** Records by name, each with the format it is read in. */
  examples: Readonly<Record<string, readonly [format: string, record: object]>>;
  /** By the platform's name of the field. */
  fields: Readonly<Record<string, FieldEffect>>;
  /** Values, and fields of records without an example, by the test in the format's own file that would fail without them. */
  elsewhere?: Readonly<Record<string, string>>;
};
