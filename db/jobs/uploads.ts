/** Uploads under way and uploaded files, by what the database knows of them. */
import { sql } from "kysely";
import type { Db } from "../connection.ts";

export type UploadValues = {
  /** Tells the file from others; see `upload_key`. */
  key: string;
  name: string;
  size: number;
  format: string | null;
  store: string | null;
  /** Epoch ms everything has been sent up to. */
  through: number | null;
};

export async function findUpload(db: Db, key: string): Promise<number | undefined> {
  const row = await db
    .selectFrom("imports")
    .select("import_id")
    .where("upload_key", "=", key)
    .where("status", "=", "uploading")
    .executeTakeFirst();
  return row?.import_id;
}

/** The import an upload belongs to: made at its first byte, found again by its key when it goes on. */
export async function openUpload(db: Db, values: UploadValues): Promise<number> {
  const { key, name, size, format, store, through } = values;
  const chosen = {
    format: format ?? "unknown",
    store,
    through: through === null ? null : sql<number>`${new Date(through).toISOString()}::timestamptz`,
  };
  const made = await db
    .insertInto("imports")
    .values({ origin: "upload", name, status: "uploading", upload_key: key, bytes_total: size, ...chosen })
    .onConflict((conflict) =>
      conflict.column("upload_key").where("status", "=", "uploading").doUpdateSet(chosen),
    )
    .returning(["import_id", "path"])
    .executeTakeFirstOrThrow();
  if (made.path === null) {
    await db
      .updateTable("imports")
      .set({ path: `uploads/${made.import_id}` })
      .where("import_id", "=", made.import_id)
      .execute();
  }
  return made.import_id;
}

/** How much of an upload has arrived, for those who look at the list. */
export async function noteUploaded(db: Db, importId: number, bytes: number): Promise<boolean> {
  const row = await db
    .updateTable("imports")
    .set({ bytes_read: bytes, progressed_at: sql<number>`now()` })
    .where("import_id", "=", importId)
    .where("status", "=", "uploading")
    .returning("import_id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function setFormat(db: Db, importId: number, format: string): Promise<void> {
  await db.updateTable("imports").set({ format, bytes_read: 0 }).where("import_id", "=", importId).execute();
}

/** For a file that was packed anew on its arrival. */
export async function setSize(db: Db, importId: number, bytes: number): Promise<void> {
  await db.updateTable("imports").set({ bytes_total: bytes }).where("import_id", "=", importId).execute();
}

const idleDays = 7;

/**
 * Lets go of files nobody needs any more: of imports that ended, and of uploads that stopped, a week ago. Returns their
 * paths below the data folder; the rows keep everything but the file.
 */
export async function releaseOldFiles(db: Db): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with old as (
      select import_id, path from imports
      where path is not null
        and status in ('done', 'failed', 'cancelled', 'undone', 'uploading', 'checked')
        and coalesce(finished_at, progressed_at, started_at) < now() - ${idleDays} * interval '1 day'
      for update skip locked
    )
    update imports i set path = null, upload_key = null,
      status = case when i.status in ('uploading', 'checked') then 'cancelled' else i.status end,
      finished_at = coalesce(i.finished_at, now())
    from old where old.import_id = i.import_id
    returning old.path`.execute(db);
  return rows.map(({ path }) => path);
}

/** Files of imports that were given up before anything of them was taken. */
export async function releaseDiscardedFile(db: Db, importId: number): Promise<string | null> {
  const { rows } = await sql<{ path: string }>`
    with old as (
      select import_id, path from imports
      where import_id = ${importId} and status = 'cancelled' and records_read = 0 and path is not null
      for update
    )
    update imports i set path = null, upload_key = null from old where old.import_id = i.import_id
    returning old.path`.execute(db);
  return rows[0]?.path ?? null;
}
