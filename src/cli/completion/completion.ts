import { command } from "../command.ts";
import { wholeProgram } from "../program.ts";
import { bashScript } from "./bash.ts";
import { fishScript } from "./fish.ts";
import { outline } from "./outline-of.ts";
import { zshScript } from "./zsh.ts";

/** The shells there is a script for; a new one is a file and a line here. */
const SHELLS = { bash: bashScript, zsh: zshScript, fish: fishScript };

const NAMES = Object.keys(SHELLS) as (keyof typeof SHELLS)[];

/** `completion`. */
export const completion = command({
  argument: { about: NAMES.join(", "), choices: NAMES },
  flags: {},
  examples: [
    ['eval "$(episode completion bash)"', "in ~/.bashrc; for zsh the same in ~/.zshrc"],
    ["episode completion fish | source", "in config.fish"],
  ],
  async run({ args: [shell] }) {
    const name = NAMES.find((one) => one === shell)!;
    return { text: [SHELLS[name](outline(await wholeProgram()))] };
  },
});
