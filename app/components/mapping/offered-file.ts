/** A file chosen on another page, on its way to the one that maps it. Files are in no address. */
let offered: File | null = null;

export function offerFile(file: File): void {
  offered = file;
}

/** The file, once. */
export function takeOfferedFile(): File | null {
  const file = offered;
  offered = null;
  return file;
}
