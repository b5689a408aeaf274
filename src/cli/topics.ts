import { nothing, UserError } from "../errors.ts";
import type { Libraries } from "../library/open.ts";
import { EVERYTHING, type Query } from "../query/query.ts";
import { listOf } from "../query/store.ts";
import type { Screen } from "../render/screen.ts";
import type { TopicRow } from "../rows/fields.ts";
import type { Answer } from "./answer.ts";
import { noAnswer } from "./ask.ts";
import { command } from "./command.ts";
import { hidden, yes } from "./flag.ts";
import { chooseFormat } from "./format-flags.ts";
import { questionFlags, questionFrom, type QuestionFlags } from "./question.ts";
import type { Session } from "./session.ts";

/** `topics`. */
export const topics = command({
  argument: { about: "show this one" },
  flags: {
    ...questionFlags("topic"),
    doctor: hidden(yes("--doctor", "now a command of its own")),
  },
  examples: [
    ["episode topics", "all, the most used first"],
    ["episode topics gpus", "related topics, and counts by year"],
    ["episode topics --guest raschka --json", "of one guest, for a script"],
  ],
  async run({ args: [topic = null], flags, session }) {
    if (flags.doctor)
      throw new UserError("--doctor is a command of its own", "run `episode doctor`");
    return topic === null ? allTopics(flags, session) : oneTopic(topic, flags, session);
  },
});

/** What a list of topics leaves to `topics TOPIC`. */
const LEFT_OUT = ["related", "years"];

async function allTopics(flags: QuestionFlags, session: Session): Promise<Answer> {
  const query = questionFrom(flags, "topic", session.io);
  const libraries = await session.libraries();
  const rows = await libraries.store.topics(query);
  const none = () => noTopics(query, libraries);
  return { kind: "topic", rows, flags, leftOut: LEFT_OUT, none };
}

/** That there are no topics: none that match, or none at all and how to get some. */
async function noTopics(query: Query, libraries: Libraries): Promise<Error> {
  const all = { ...EVERYTHING, limit: 1 };
  const { episodes } = await libraries.store.total(all);
  if (episodes === 0 || (await libraries.store.topics(all)).length > 0)
    return noAnswer("topics", query, libraries);
  return nothing(
    "no episode has topics yet",
    "write #topic below a takeaway's title, or topics: in front matter; `episode doctor` says what is missing",
  );
}

/** How many takeaways the page of a topic lists. */
const MOST_NEWEST = 5;

async function oneTopic(name: string, flags: QuestionFlags, session: Session): Promise<Answer> {
  for (const flag of ["limit", "sort", "reverse"] as const)
    if (flags[flag] !== null && flags[flag] !== false)
      throw new UserError(`--${flag} has no meaning with one topic`, "leave it out");
  const query = questionFrom(flags, "topic", session.io);
  const libraries = await session.libraries();
  const row = await libraries.store.topic(query, name);
  const asked = { ...query, topics: [...query.topics, [name]] };
  if (!row) throw await noAnswer("takeaways", asked, libraries);
  const answer: Answer = { kind: "topic", rows: [row], flags };
  if (chooseFormat(flags, session, "tsv") !== "text") return answer;
  const { topicText } = await import("../render/topic.ts");
  const newest = { ...asked, limit: MOST_NEWEST };
  const takeaways = await listOf(libraries.store.takeaways(newest));
  const text = (rows: readonly TopicRow[], screen: Screen) => [
    topicText(rows[0]!, takeaways, screen),
  ];
  return { ...answer, text, footer: `next: episode takeaways --topic ${row.topic}` };
}
