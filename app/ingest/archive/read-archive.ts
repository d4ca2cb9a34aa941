/** A ZIP archive as the bytes of what is in it. */
import { limitUnpacked, type UnpackLimits } from "../limit-unpacked.ts";
import { openArchiveFile, SealedInput, type Archive, type ArchivedFile } from "./archive-file.ts";
import { chooseFiles, isOfQiyu, isWorkbook } from "./choose-files.ts";
import { joinLines } from "./join-lines.ts";

export type ArchiveOptions = { password?: string | null; limits?: UnpackLimits };

export type ReadableArchive = {
  countRead: () => number;
  chunks: AsyncIterable<Uint8Array>;
};

/** A Qiyu export opens with the beginning of the appKey, which people know as a whole. */
const appKeyCharacters = 12;
/** A brace, or the mark that may stand before it. */
const jsonStarts: ReadonlySet<number> = new Set([0x7b, 0xef]);

/**
 * Opens the archive at `path`; null for a workbook, which is read otherwise. Throws UnreadableInput for one that is damaged or
 * whose files do not belong together, SealedInput where the password is missing; `chunks` throws both too, and ends what
 * unpacks to more than the limits allow.
 */
export async function readArchive(
  path: string,
  { password = null, limits }: ArchiveOptions = {},
): Promise<ReadableArchive | null> {
  const archive = await openArchiveFile(path);
  try {
    if (isWorkbook(archive.files)) {
      await archive.close();
      return null;
    }
    const files = chooseFiles(archive.files);
    if (files.some(({ isSealed }) => isSealed) && !password) throw new SealedInput("missing");
    return {
      countRead: archive.countRead,
      chunks: limitUnpacked(unpack(archive, files, password), archive.countRead, limits),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

async function* unpack(
  archive: Archive,
  files: readonly ArchivedFile[],
  password: string | null,
): AsyncGenerator<Uint8Array> {
  try {
    const fitting = await findPassword(files, password);
    yield* joinLines(files.map((file) => file.read(fitting)));
  } finally {
    await archive.close();
  }
}

/** The password that opens the first sealed file: as given, or for a Qiyu export its first twelve characters. */
async function findPassword(files: readonly ArchivedFile[], password: string | null): Promise<string | null> {
  const sealed = files.find(({ isSealed }) => isSealed);
  if (!sealed || password === null || password.length <= appKeyCharacters || !isOfQiyu(sealed))
    return password;
  return (await opensWith(sealed, password)) ? password : password.slice(0, appKeyCharacters);
}

/** One wrong password in 256 is found out only by what it unpacks to. */
async function opensWith(file: ArchivedFile, password: string): Promise<boolean> {
  try {
    for await (const chunk of file.read(password)) return jsonStarts.has(chunk[0]!);
  } catch (error) {
    if (!(error instanceof SealedInput)) throw error;
  }
  return false;
}
