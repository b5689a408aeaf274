import { homedFolder } from "../library/folders.ts";
import { EVERYTHING } from "../query/query.ts";
import { visible } from "../text/clean.ts";
import { count } from "../text/count.ts";
import type { Session } from "./session.ts";

/** Which library is in use and what is in it, in two lines. */
export async function libraryStatus(session: Session): Promise<string> {
  const { io } = session;
  const { members, store } = await session.libraries();
  const { episodes, takeaways, newest } = await store.total(EVERYTHING);
  const names = members.map(({ root }) =>
    root === io.sample
      ? "the sample that comes with the program; EPISODE_LIBRARY names your own"
      : homedFolder(root, io.home),
  );
  const head = members.length === 1 ? "Library" : "Libraries";
  const inside =
    newest === null
      ? "no episodes yet; `episode import` and `episode new` add some"
      : `${count(episodes, "episode")}, ${count(takeaways, "takeaway")}; newest ${newest}`;
  return `${head}: ${visible(names.join(", "))}\n  ${visible(inside)}\n`;
}
