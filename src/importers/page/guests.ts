import type { Line } from "./lines.ts";

const IS =
  /^(?:,? (?:also|both|each|all))? ?(?:,|\(|is\b|was\b|are\b|has\b|have\b|leads\b|runs\b|heads\b|hosts\b|teaches\b|founded\b|co-founded\b|wrote\b|works\b|directs\b|studies\b)/;
const SOMEONE =
  /^(?:Dr\.? |Prof\.? |Professor )?(?:\p{Lu}[\p{L}.'’-]+ ){2,4}(?:is|was) (?:an?|the|one) /u;
const HONORIFIC = /^(?:(?:Dr|Prof|Mr|Mrs|Ms|Professor|Sir|Dame)\.? )+/;
const GOES_ON = /^(?:He|She|They|Both|Together|The (?:two|three|guests?))\b/;

/** The paragraphs of a TL;DR and those after them that say who the guests are. */
export function splitGuests(
  paragraphs: readonly Line[],
  guests: readonly string[],
): { tldr: Line[]; about: Line[] } {
  const [first, ...later] = paragraphs;
  const tldr = first ? [first] : [];
  const about: Line[] = [];
  for (const paragraph of later) {
    const continues = about.length > 0 && GOES_ON.test(paragraph.text);
    (continues || introduces(paragraph.text, guests) ? about : tldr).push(paragraph);
  }
  return { tldr, about };
}

/** Whether a paragraph begins with a guest and what that guest is. */
function introduces(text: string, guests: readonly string[]): boolean {
  if (/^(?:Our|The|Today['’]s) guests?\b/.test(text)) return true;
  if (guests.length === 0) return SOMEONE.test(text);
  const plain = text.replace(HONORIFIC, "");
  return guests
    .map((guest) => guest.replace(HONORIFIC, ""))
    .some((guest) => {
      const names = [guest, guest.slice(guest.lastIndexOf(" ") + 1)];
      const name = names.find((one) => plain.startsWith(one));
      return name !== undefined && IS.test(plain.slice(name.length));
    });
}
