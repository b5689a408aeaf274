import { nothing, UserError } from "../errors.ts";
import type { FoundRef } from "../library/find.ts";
import { EVERYTHING } from "../query/query.ts";
import { firstOf, type Store } from "../query/store.ts";
import { parseWebAddress } from "../text/web-address.ts";
import { findAll, readRefs } from "./ask.ts";
import { command } from "./command.ts";
import { yes } from "./flag.ts";
import type { Session } from "./session.ts";

/** `open`. */
export const open = command({
  argument: { about: "an episode, or a takeaway to start at" },
  flags: { print: yes("--print", "print the address instead of opening it") },
  examples: [
    ["episode open 490", "in the browser"],
    ["episode open 490:2 --print", "the address, with the second it starts at"],
  ],
  async run({ args, flags, session }) {
    const { addresses, after } = await addressesOf(args, session);
    if (flags.print) return { text: addresses, after };
    for await (const line of addresses) {
      const address = line.trimEnd();
      if (!(await session.io.browse(address)))
        throw new UserError("no browser can be started", `open ${address} yourself`);
    }
    return { text: [], after };
  },
});

/** The addresses of episodes or takeaways, each a line; those without one are reported. */
async function addressesOf(args: readonly string[], session: Session) {
  const refs = await readRefs(args, session);
  const libraries = await session.libraries();
  const asked = await findAll(refs, libraries, { typed: args, query: EVERYTHING }, session);
  const { found, store, after } = asked;
  const only = refs.length === 1;
  const addresses = async function* (): AsyncIterable<string> {
    for (const one of found) {
      const address = await addressOf(one, store);
      if (typeof address === "string") yield `${address}\n`;
      else if (only) throw address;
      else await asked.report(address);
    }
  };
  return { addresses: addresses(), after };
}

/** The address of an episode or takeaway, or why it has none. */
async function addressOf(one: FoundRef, store: Store): Promise<string | UserError> {
  const asked = { ...EVERYTHING, among: [one] };
  const { id, url } = (await firstOf(store.list(asked)))!;
  const takeaway = one.takeaway === null ? null : await firstOf(store.takeaways(asked));
  if (url === null) return nothing(`${id} has no url`, `add url: to the metadata in ${one.file}`);
  return (
    addressAt(url, takeaway?.start ?? null) ??
    new UserError(`“${url}” is not a valid web address`, "an address begins with https://")
  );
}

/** The address of a recording at a time in seconds; null where the text is not a web address. */
function addressAt(text: string, start: number | null): string | null {
  const url = parseWebAddress(text);
  if (url === null || start === null) return url?.href ?? null;
  if (/(?:^|\.)(?:youtube\.com|youtu\.be)$/.test(url.hostname))
    url.searchParams.set("t", `${start}`);
  // https://www.w3.org/TR/media-frags/#naming-time
  else if (url.hash === "") url.hash = `t=${start}`;
  return url.href;
}
