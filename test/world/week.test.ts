import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FIXTURES } from "../episode.ts";
import { missingForTerminals, OVER, sharedTerminal } from "./tmux.ts";

// A week of a keeper's work in a real terminal; the editor is a script that writes as a person would.

const missing = missingForTerminals();
const { folder, open, screen, tmux } = sharedTerminal();
const LIBRARY = join(folder, "lib");
const SETTINGS = `EPISODE_LIBRARY='${LIBRARY}' VISUAL='sh edit'`;

/** What a command leaves on the screen. */
async function run(line: string): Promise<string> {
  open(line, 80, 30, SETTINGS);
  return (await screen(`${OVER} `)).trimEnd();
}

/** Lets the editor change a text in the file it is given last. */
function editor(from: string, to: string): void {
  writeFileSync(join(folder, "edit"), `for file; do :; done; sed -i 's/${from}/${to}/' "$file"\n`);
}

describe.skipIf(missing.length > 0)(
  `a week, if there is a ${missing.join(" and ") || "tmux"}`,
  () => {
    test("everything that a keeper does works at a terminal", async () => {
      cpSync(join(FIXTURES, "keep"), LIBRARY, { recursive: true });

      editor("^## TL;DR", "## TL;DR\\n\\nSit well.");
      const added = await run("episode new --podcast 'Desk Notes' --number 14 --title Chairs");
      expect(added).toContain("14.md: TL;DR added");
      expect(added).toContain(`${OVER} 0`);

      expect(await run("episode import lib/talk.html --set number=15")).toContain("1 new");

      open("episode import -", 80, 30, SETTINGS);
      await screen("press Ctrl-D");
      writeFileSync(
        join(folder, "pasted"),
        "# Rulers\n\n## Takeaways\n\n1. Measure twice.\n2. Cut once.\n",
      );
      tmux("load-buffer", join(folder, "pasted"));
      tmux("paste-buffer", "-p");
      await screen("Cut once.");
      tmux("send-keys", "C-d");
      expect(await screen("Write it?")).toContain("1. Measure twice");
      tmux("send-keys", "Enter");
      expect(await screen(OVER)).toContain("rulers.md");

      expect(await run("episode note 14 --start 2:00 Like this")).toContain("desk-notes/14#notes");
      editor("#gpu.cheap #gpus", "#gpu\\/cheap #gpus #starred");
      expect(await run("episode edit 12:2")).toContain("desk-notes/12.md: takeaway 2");
      expect(await run("episode note 13 --takeaway --topic starred By day")).toContain("13:3");
      const starred = await run("episode takeaways --topic starred --short");
      expect(starred).toContain("desk-notes/12:2");
      expect(starred).toContain("desk-notes/13:3");

      expect(await run("episode retopic gpu gpus")).toContain("gpu is now gpus in 3 episode files");
      expect(readFileSync(join(LIBRARY, "desk-notes/12.md"), "utf8")).toContain(
        "#gpus/cheap #gpus #starred",
      );

      const fresh = await run("episode list --changed-since 1d");
      for (const title of ["Chairs", "Rulers", "Pens"]) expect(fresh).toContain(title);
      expect(await run("episode check --no-pager")).toContain("warning");
      expect(await run("episode takeaways --topic gpus --short")).toContain("desk-notes/12:1");
      expect(await run("episode")).toContain("Library: ~/lib");
    }, 120_000);
  },
);
