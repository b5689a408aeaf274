import { cleanLine } from "./clean.ts";

const CLEAN_TOPIC = /^[a-z\d]+(?:-[a-z\d]+)*$/;
// `c` and `c#` are two topics, `a#b` is one name with an odd mark.
const SHARPS = /(?<=\p{L}[#+]*)#(?=#*(?:$|[\s_,-]))/gu;

/** A topic as it is compared: lower case, one `-` for spaces, `_` and `-`, no leading `#`. */
export function topicName(text: string): string {
  if (CLEAN_TOPIC.test(text)) return text;
  return (
    cleanLine(text)
      .replace(/^#+/, "")
      .normalize("NFC")
      .toLowerCase()
      // The small letter of İ would keep its dot as a second one.
      .replaceAll("i\u0307", "i")
      .replace(SHARPS, "\u0000")
      .replace(/[\s_,#-]+/g, "-")
      .replaceAll("\u0000", "#")
      .replace(/^-+|-+$/g, "")
  );
}
