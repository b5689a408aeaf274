import { command } from "../command.ts";
import { BASH } from "./bash.ts";
import { FISH } from "./fish.ts";
import { ZSH } from "./zsh.ts";

/** The scripts by the names of their shells; each calls `episode complete`. */
const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH };

const NAMES = Object.keys(SCRIPTS) as (keyof typeof SCRIPTS)[];

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
    return { text: [SCRIPTS[name]] };
  },
});
