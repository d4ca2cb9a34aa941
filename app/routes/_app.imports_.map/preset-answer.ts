/** What keeping or removing a mapping answers. */
export type PresetAnswer = {
  saved: { presetId: number; store: string; name: string } | null;
  /** The fields at fault and why. */
  problems: { field: string; reason: string }[];
};
