import type { Answer } from "./answer.ts";
import { noAnswer } from "./ask.ts";
import { command } from "./command.ts";
import { grouped, yes } from "./flag.ts";
import { questionFlags, questionFrom, type QuestionFlags } from "./question.ts";
import type { Session } from "./session.ts";

/** `topics`, and `topics --doctor`. */
export const topics = command({
  argument: { about: "show this one" },
  flags: {
    ...questionFlags("topic"),
    ...grouped("Care:", {
      doctor: yes("--doctor", "print a patch for topics.yaml that joins near-duplicates"),
    }),
  },
  examples: [
    ["episode topics", "all, the most used first"],
    ["episode topics gpus", "related topics, and counts by year"],
    ["episode topics --guest raschka --json", "of one guest, for a script"],
  ],
  async run({ args: [topic = null], flags, session }) {
    if (flags.doctor) return (await import("./doctor.ts")).doctor(topic, flags, session);
    return topic === null ? allTopics(flags, session) : oneTopic(topic, flags, session);
  },
});

/** What a list of topics leaves to `topics TOPIC`. */
const LEFT_OUT = ["related", "years"];

async function allTopics(flags: QuestionFlags, session: Session): Promise<Answer> {
  const query = questionFrom(flags, "topic", session.io);
  const libraries = await session.libraries();
  const rows = await libraries.store.topics(query);
  const none = () => noAnswer("topics", query, libraries);
  return { kind: "topic", rows, flags, leftOut: LEFT_OUT, none };
}

async function oneTopic(name: string, flags: QuestionFlags, session: Session): Promise<Answer> {
  const query = questionFrom(flags, "topic", session.io);
  const libraries = await session.libraries();
  const row = await libraries.store.topic(query, name);
  const asked = { ...query, topics: [...query.topics, [name]] };
  if (!row) throw await noAnswer("takeaways", asked, libraries);
  return { kind: "topic", rows: [row], flags };
}
