import { homedFolder } from "../library/folders.ts";
import { EVERYTHING } from "../query/query.ts";
import { visible } from "../text/clean.ts";
import { count } from "../text/count.ts";
import type { Session } from "./session.ts";

/** Which library is in use and what is in it, in a line or two. */
export async function libraryStatus(session: Session): Promise<string> {
  const { io } = session;
  const { members, store } = await session.libraries();
  const { episodes, takeaways, newest } = await store.total(EVERYTHING);
  const names = members.map(({ root }) =>
    root === io.sample ? "the sample" : homedFolder(root, io.home),
  );
  const head = visible(`${members.length === 1 ? "Library" : "Libraries"}: ${names.join(", ")}`);
  const inside = visible(
    newest === null
      ? "no episodes yet; `episode import` and `episode new` add some"
      : `${count(episodes, "episode")}, ${count(takeaways, "takeaway")}; newest ${newest}`,
  );
  const line = `${head}; ${inside}`;
  return line.length <= COLUMNS ? `${line}\n` : `${head}\n  ${inside}\n`;
}

const COLUMNS = 80;
