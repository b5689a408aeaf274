import { noAnswer } from "./ask.ts";
import { command } from "./command.ts";
import { questionFlags, questionFrom } from "./question.ts";

/** What a list leaves to `show`. */
const LEFT_OUT = ["sections", "takeaways"];

/** `list`. */
export const list = command({
  flags: questionFlags("episode"),
  examples: [
    ["episode list", "all, newest first"],
    ["episode list --topic agents --since 6m", "lately on a topic"],
    ["episode list --fields id,title --format csv", "for a spreadsheet"],
  ],
  async run({ flags, session }) {
    const query = questionFrom(flags, "episode", session.io);
    const libraries = await session.libraries();
    const rows = libraries.store.list(query);
    const none = () => noAnswer("episodes", query, libraries);
    return { kind: "episode", rows, flags, leftOut: LEFT_OUT, none };
  },
});
