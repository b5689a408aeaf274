const IS =
  /^(?:,? (?:also|both|each|all))? ?(?:,|\(|is\b|was\b|are\b|has\b|have\b|leads\b|runs\b|heads\b|hosts\b|teaches\b|founded\b|co-founded\b|wrote\b|works\b|directs\b|studies\b)/;
const SOMEONE =
  /^(?:Dr\.? |Prof\.? |Professor )?(?:\p{Lu}[\p{L}.'’-]+ ){2,4}(?:is|was) (?:an?|the|one) /u;
const HONORIFIC = /^(?:(?:Dr|Prof|Mr|Mrs|Ms|Professor|Sir|Dame)\.? )+/;
const GOES_ON = /^(?:He|She|They|Both|Together|The (?:two|three|guests?))\b/;

/** What the paragraphs of a TL;DR are about. */
export interface AboutGuests<P> {
  tldr: P[];
  /** Those that say who the guests are. */
  about: P[];
  /** Those of the TL;DR that may say it as well. */
  unsure: P[];
}

/**
 * Distinguishes the paragraphs that say who the guests are from a TL;DR; the first is always the TL;DR's.
 * Where each paragraph is known to be one (`marked`), one that begins a sentence with each guest
 * in turn is also about them.
 */
export function splitGuests<P>(
  paragraphs: readonly P[],
  textOf: (paragraph: P) => string,
  { guests, marked }: { guests: readonly string[]; marked: boolean },
): AboutGuests<P> {
  const [first, ...later] = paragraphs;
  const found: AboutGuests<P> = { tldr: first ? [first] : [], about: [], unsure: [] };
  for (const paragraph of later) {
    const text = textOf(paragraph);
    const continues = found.about.length > 0 && GOES_ON.test(text);
    const isAbout =
      continues || introduces(text, guests) || (marked && describesEach(text, guests));
    (isAbout ? found.about : found.tldr).push(paragraph);
    if (!isAbout && namesAfter(text, guests).length > 0) found.unsure.push(paragraph);
  }
  return found;
}

/** The guess to report for a paragraph that stays in the TL;DR. */
export const UNSURE = "this paragraph may say who the guests are; it stays in the TL;DR";

/** Whether a paragraph begins with a guest and what that guest is. */
function introduces(text: string, guests: readonly string[]): boolean {
  if (/^(?:Our|The|Today['’]s) guests?\b/.test(text)) return true;
  if (guests.length === 0) return SOMEONE.test(text);
  return namesAfter(text, guests).some((rest) => IS.test(rest));
}

/** `Ada Example grows barley. Bo Sample teaches.`: a sentence for each guest. */
function describesEach(text: string, guests: readonly string[]): boolean {
  const begins = (guest: string) =>
    text.split(/(?<=[.!?]) /).some((sentence) => sentence.startsWith(`${guest} `));
  return namesAfter(text, guests).length > 0 && guests.every(begins);
}

/** What follows the name of a guest that a text begins with. */
function namesAfter(text: string, guests: readonly string[]): string[] {
  const plain = text.replace(HONORIFIC, "");
  return guests
    .map((guest) => guest.replace(HONORIFIC, ""))
    .flatMap((guest) => {
      const names = [guest, guest.slice(guest.lastIndexOf(" ") + 1)];
      const name = names.find((one) => plain.startsWith(one));
      return name === undefined ? [] : [plain.slice(name.length)];
    });
}
