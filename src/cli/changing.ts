import type { Grounds } from "../change/change-file.ts";
import type { FoundRef } from "../library/find.ts";
import { libraryRoots } from "../library/folders.ts";
import { EVERYTHING } from "../query/query.ts";
import type { Store } from "../query/store.ts";
import { findAll } from "./ask.ts";
import type { Session } from "./session.ts";

/** Where files may be changed in this run. */
export function groundsOf({ io, flags }: Session): Grounds {
  return { roots: libraryRoots(flags.library, io), sample: io.sample };
}

/** What a ref to something that is to be changed stands for, and the store that knows it. */
export async function findToChange(
  ref: string,
  session: Session,
): Promise<{ found: FoundRef; store: Store }> {
  const libraries = await session.libraries();
  const finding = { typed: [ref], query: EVERYTHING };
  const { found, store } = await findAll([ref], libraries, finding, session);
  return { found: found[0]!, store };
}
