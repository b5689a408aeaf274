import type { Command } from "commander";
import { nothing, UserError } from "../errors.ts";
import { EVERYTHING } from "../query/query.ts";
import { firstOf } from "../query/store.ts";
import { readRefs } from "./ask.ts";
import { addExamples } from "./help.ts";
import type { Run, Session } from "./session.ts";

/** Declares `open`. */
export function addOpen(program: Command, run: Run): void {
  const command = program
    .command("open")
    .argument("<ref>", "an episode, or a takeaway to start at")
    .option("--print", "print the address instead of opening it")
    .summary("its page in the browser, at the takeaway's start");
  addExamples(command, [
    ["episode open 490", "in the browser"],
    ["episode open 490:2 --print", "the address, with the second it starts at"],
  ]);
  run(command, ([ref], flags: { print?: boolean }, session) => open(ref as string, flags, session));
}

async function open(arg: string, flags: { print?: boolean }, session: Session): Promise<void> {
  const refs = await readRefs([arg], session);
  const libraries = await session.libraries();
  const { findRefs } = await import("../library/find.ts");
  const finding = { cwd: session.io.cwd, typed: [arg], query: EVERYTHING };
  const { found, store } = await findRefs(refs, libraries, finding);
  for (const one of found) {
    const asked = { ...EVERYTHING, among: [one] };
    const episode = (await firstOf(store.list(asked)))!;
    const takeaway = one.takeaway === null ? null : await firstOf(store.takeaways(asked));
    const { url } = episode;
    if (url === null)
      throw nothing(`${episode.id} has no url`, `add url: to the facts in ${one.file}`);
    const address = addressAt(url, takeaway?.start ?? null);
    if (address === null)
      throw new UserError(`“${url}” is no web address`, "an address begins with https://");
    if (flags.print) await session.io.out.write(`${address}\n`);
    else if (!(await session.io.browse(address)))
      throw new UserError("no browser could be started", `open ${address} yourself`);
  }
}

/** The address of a recording at so many seconds; null where the text is not a web address. */
function addressAt(text: string, start: number | null): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return null;
  if (start === null) return url.href;
  if (/(?:^|\.)(?:youtube\.com|youtu\.be)$/.test(url.hostname))
    url.searchParams.set("t", `${start}`);
  // https://www.w3.org/TR/media-frags/#naming-time
  else if (url.hash === "") url.hash = `t=${start}`;
  return url.href;
}
