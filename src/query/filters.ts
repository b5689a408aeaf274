import { fold } from "../text/fold.ts";
import { slug } from "../text/slug.ts";
import { answersTo, type Vocabulary } from "../topics/vocabulary.ts";
import type { Query } from "./query.ts";

/** A day as a number that compares as days do, 20260201; 0 for none. */
export function dayNumber(day: string | null): number {
  return day === null ? 0 : Number(`${day}-01-01`.slice(0, 10).replaceAll("-", ""));
}

/** The first and the last day that a question asks for, as numbers; null where it asks for none. */
export function dayRange({ since, until }: Query): { first: number; last: number } | null {
  if (since === null && until === null) return null;
  // A day without a number is 0, which is before the first.
  return { first: dayNumber(since) || 1, last: dayNumber(until) || 99_999_999 };
}

/** A test for a podcast's name and its part of a ref; null where any will do. */
export function podcastTest({ podcasts }: Query): ((name: string, show: string) => boolean) | null {
  if (podcasts.length === 0) return null;
  const names = podcasts.map(fold);
  const slugs = podcasts.map(slug).filter((one) => one !== "");
  return (name, show) => {
    const own = fold(name);
    return names.some((one) => own.includes(one)) || slugs.some((one) => show.includes(one));
  };
}

/** For each group of guests that a question narrows by, a test for the name of a guest. */
export function guestTests({ guests }: Query): ((name: string) => boolean)[] {
  return guests.map((group) => {
    const parts = group.map(fold);
    return (name) => {
      const own = fold(name);
      return parts.some((part) => own.includes(part));
    };
  });
}

/** Tests for the names of topics: one for each group that must hold, and one for what must not. */
export interface TopicTests {
  groups: ((name: string) => boolean)[];
  excluded: ((name: string) => boolean) | null;
}

/** The tests that a question asks of topics. */
export function topicTests(query: Query, vocabulary: Vocabulary): TopicTests {
  const test = (names: readonly string[]) => answersTo(names, vocabulary, query.exact);
  return {
    groups: query.topics.map(test),
    excluded: query.notTopics.length === 0 ? null : test(query.notTopics),
  };
}

/** The part of a ref that stands for the podcast. */
export function showOf(id: string): string {
  return id.slice(0, id.lastIndexOf("/"));
}
