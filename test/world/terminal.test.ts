import { describe, expect, test } from "vitest";
import { isHere } from "../program.ts";
import { missingForTerminals, OVER, sharedTerminal } from "./tmux.ts";

const ESC = "\u001b";

const missing = missingForTerminals();
/** How the episode that is shown ends. */
const LAST_WORDS = "to call one reliable";

const { open, press, screen, tmux } = sharedTerminal();

describe.skipIf(missing.length > 0)(`a terminal, if there are tmux and less`, () => {
  test("a long answer opens the pager, which keeps colours and leaves with q", async () => {
    open("unset LESS; episode show 490", 60, 16);
    const shown = await screen("State of AI", true);
    expect(shown).toContain("\u001b[35mLex Fridman Podcast");
    expect(shown).not.toContain(OVER);
    await press("q", `${OVER} 0`);
  });

  test("a short answer opens no pager", async () => {
    open("episode list -n 1", 100, 20);
    expect(await screen(`${OVER} 0`)).toContain("lex-fridman-podcast/490");
  });

  test("less keeps colours and stays on the screen, unless LESS says otherwise", async () => {
    const pager = `EPISODE_PAGER='sh -c "echo LESS=$LESS."'`;
    open(`unset LESS; ${pager} episode show 490`, 60, 16);
    expect(await screen(`${OVER} 0`)).toContain("LESS=FRX.");
  });

  test("ctrl-c in the pager leaves the pager alone", async () => {
    open("trap : INT; episode show 490", 60, 16, "LESS=R");
    await screen("State of AI");
    tmux("send-keys", "C-c");
    await press("G", "(END)");
    await press("q", `${OVER} 0`);
  });

  test("--no-pager prints, and so does a pager that is not there", async () => {
    open("episode show 490 --no-pager", 60, 16);
    expect(await screen(`${OVER} 0`)).toContain("next: episode takeaways");
    open("episode show 490", 60, 16, "EPISODE_PAGER=no-such-pager");
    const shown = await screen(`${OVER} 0`);
    expect(shown).toContain("next: episode takeaways");
    expect(shown).not.toContain("no-such-pager");
  });

  test.each([
    ["cannot be read by a shell", "'"],
    ["has a quote that is not closed, and words", 'less "-R'],
    ["fails with nothing shown", "false"],
    ["fails in a shell", "sh -c 'exit 3'"],
    ["is a folder", "/"],
    ["is not there, and needs a shell", '"no such pager" -R'],
  ])("the answer is printed where the pager %s", async (_, pager) => {
    const quoted = pager.replaceAll("'", `'\\''`);
    open("episode show 490", 60, 16, `EPISODE_PAGER='${quoted}'`);
    const shown = await screen(OVER);
    expect(shown).toContain(`${OVER} 0`);
    expect(shown).toContain(LAST_WORDS);
    expect(shown).not.toMatch(/syntax|unterminated/i);
  });

  test.each(["", " ", "cat"])("“%s” as pager is none", async (pager) => {
    open("episode show 490", 60, 16, `EPISODE_PAGER='${pager}' PAGER=false`);
    expect(await screen(`${OVER} 0`)).toContain(LAST_WORDS);
  });

  test("a pager that ends before the text does has shown enough", async () => {
    open("episode show 490", 60, 16, "EPISODE_PAGER='head -n 3'");
    const shown = await screen(`${OVER} 0`);
    expect(shown).toContain("State of AI");
    expect(shown).not.toContain(LAST_WORDS);
  });

  test("ctrl-c in a pager that it ends brings no more of the text", async () => {
    open("trap : INT; episode show 490", 60, 16, "LESS=RK EPISODE_PAGER=less");
    await screen("State of AI");
    await press("C-c", OVER);
    expect(await screen(`${OVER} 0`)).not.toContain(LAST_WORDS);
  });

  test("the signal of ctrl-c may arrive after the end of the pager", async () => {
    const pager = "{ sleep 0.03; kill -INT $PPID; } & head -n 3; exit 2";
    open("trap : INT; episode show 490", 60, 16, `EPISODE_PAGER='${pager}'`);
    expect(await screen(`${OVER} 0`)).not.toContain(LAST_WORDS);
  });

  test.each([40, 80, 140])("the text is as wide as a window of %i columns", async (columns) => {
    open("episode show 490 --no-pager", columns, 200);
    const rows = (await screen(`${OVER} 0`)).split("\n");
    const longest = Math.max(...rows.map((row) => row.length));
    expect(longest).toBeLessThanOrEqual(Math.min(columns, 90));
    expect(longest).toBeGreaterThan(Math.min(columns, 90) - 12);
  });

  test("colour goes to the stream that is a terminal, and to no other", async () => {
    open("episode show 490 2>/dev/null | cat", 100, 100);
    expect(await screen(`${OVER} 0`, true)).not.toContain("\u001b[35m");
    open("episode list 2>/dev/null", 100, 100);
    expect(await screen(`${OVER} 0`, true)).toContain("\u001b[35m");
    open("NO_COLOR=1 episode list", 100, 100);
    expect(await screen(`${OVER} 0`, true)).not.toContain("\u001b[35m");
  });

  test.skipIf(!isHere("fzf"))("a preview in fzf ends what is bold, if there is a fzf", async () => {
    const preview = "episode show {} --color always --width 60";
    open(`echo 490:2 | fzf --preview '${preview}' --preview-window up,90%`, 70, 30);
    const shown = await screen("unsettle those", true);
    const bold = new RegExp(`${ESC}\\[(?:\\d+;)*1(?:;\\d+)*m`);
    const rows = shown.split("\n");
    const title = rows.findIndex((row) => row.includes("unsettle those"));
    expect(rows[title]).toMatch(bold);
    // Under the title and its second row; the list that is chosen from has its own look.
    expect(rows.slice(title + 2, title + 9).join("\n")).not.toMatch(bold);
    tmux("send-keys", "Escape");
  });

  test("ctrl-c at a question for refs is 130", async () => {
    open("trap : INT; episode show -", 60, 10);
    await press("C-c", `${OVER} 130`);
  });
});
