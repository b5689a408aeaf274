import { inMode } from "./ctrl-c.ts";
import { startKeyboard } from "./keys.ts";

// https://invisible-island.net/xterm/ctlseqs/ctlseqs.html#h2-Bracketed-Paste-Mode
const MARK_PASTES = "\u001b[?2004h";
const LEAVE_PASTES = "\u001b[?2004l";

/**
 * Reads a text that a person types or pastes into the terminal on standard input, after a prompt on
 * stderr. The terminal's own line editing would cut lines after 4,095 bytes, so it is switched off
 * meanwhile.
 */
export function readPaste(process: NodeJS.Process, prompt: string): Promise<string> {
  const { stdin, stderr, env } = process;
  const show = (text: string) => {
    if (stderr.isTTY && text !== "") stderr.write(text);
  };
  const marks = env["TERM"] !== "dumb";
  const mode = {
    enter() {
      stdin.setRawMode(true);
      if (marks) show(MARK_PASTES);
    },
    leave() {
      if (marks) show(LEAVE_PASTES);
      stdin.setRawMode(false);
    },
  };
  const keyboard = startKeyboard();
  return inMode(process, mode, async ({ interrupt, suspend }) => {
    show(`${prompt}\n`);
    // A character may come in two chunks.
    stdin.setEncoding("utf8");
    await new Promise<void>((resolve) => {
      const end = () => {
        stdin.off("data", take);
        stdin.pause();
        resolve();
      };
      function take(chunk: string): void {
        const { echo, request } = keyboard.take(chunk);
        show(echo);
        if (request === null) return;
        show("\n");
        if (request === "interrupt") interrupt();
        else if (request === "suspend") suspend();
        else end();
      }
      // A terminal that is closed ends the text.
      stdin.on("data", take).on("end", end).on("error", end);
    });
    return keyboard.text();
  });
}
