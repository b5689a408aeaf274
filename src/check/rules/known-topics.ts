import { unique } from "../../text/compare.ts";
import { nearestNames } from "../../text/nearest.ts";
import { canonical, type Vocabulary } from "../../topics/vocabulary.ts";

/** A library with thousands of unknown topics, and as many known ones, is not helped by hints. */
const MOST_COMPARED = 4_000_000;

/** The topics of one vocabulary, for checking file after file. */
export interface KnownTopics {
  vocabulary: Vocabulary;
  /** Whether a topic that the vocabulary lacks is a problem. */
  closed: boolean;
  /** The topics nearest to an unknown one, nearest first. */
  nearest(topic: string): readonly string[];
}

/** The topics of a vocabulary; the nearest ones of a topic are computed once. */
export function knownTopics(vocabulary: Vocabulary, closed = false): KnownTopics {
  const names = [...vocabulary.topics.keys(), ...vocabulary.aliases.keys()];
  const computed = new Map<string, readonly string[]>();
  return {
    vocabulary,
    closed,
    nearest(topic) {
      const before = computed.get(topic);
      if (before !== undefined || computed.size * names.length > MOST_COMPARED) return before ?? [];
      const near = unique(nearestNames(names, topic).map((name) => canonical(vocabulary, name)));
      computed.set(topic, near);
      return near;
    },
  };
}
