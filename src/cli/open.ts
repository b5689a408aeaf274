import type { Command } from "commander";
import { nothing, UserError } from "../errors.ts";
import { fileOf, headOf, takeawayOf } from "../library/library.ts";
import { readRefs, findAll } from "./ask.ts";
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
  for (const entry of await findAll(refs, libraries, [arg], session)) {
    const { id, url } = headOf(entry);
    if (url === null)
      throw nothing(`${id} has no url`, `add url: to the facts in ${fileOf(entry)}`);
    const start = entry.takeaway === null ? null : takeawayOf(entry, entry.takeaway).start;
    const address = addressAt(url, start);
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
