import { checkAssumed } from "./assumed.ts";
import { checkBody } from "./body.ts";
import { checkCharacters } from "./characters.ts";
import type { CheckContext, TextContext } from "./context.ts";
import { checkGuests } from "./guests.ts";
import { checkInvisible } from "./invisible.ts";
import { checkKeys } from "./keys.ts";
import { checkLinks } from "./links.ts";
import { checkMetadata } from "./metadata.ts";
import { checkNumbers } from "./numbers.ts";
import { checkSense } from "./sense.ts";
import { checkTopics } from "./topics.ts";
import { checkUnread } from "./unread.ts";

/** The rules for the text of every file: an episode, `topics.yaml`, `library.yaml`. */
export const TEXT_RULES: readonly ((context: TextContext) => void)[] = [checkCharacters];

/** The rules for an episode, one a line; a new rule is a file of this folder and a line here. */
export const EPISODE_RULES: readonly ((context: CheckContext) => void)[] = [
  checkAssumed,
  checkKeys,
  checkMetadata,
  checkSense,
  checkInvisible,
  checkBody,
  checkNumbers,
  checkUnread,
  checkGuests,
  checkLinks,
  checkTopics,
];
