import type { Finding } from "../finding.ts";
import { type CommandLine, optionsNamed } from "./command-line.ts";

/** The keyboards that QEMU 7.2 to 11.1 have a file for. */
const keymaps = (
  "ar bepo cz da de de-ch en-gb en-us es et fi fo fr fr-be fr-ca fr-ch hr hu is it ja lt lv mk nl no pl pt pt-br ru sl " +
  "sv th tr"
).split(" ");

/** A VNC server looks for the keyboard of `-k`, which may also be the path of a file. */
export function* checkKeymap(commandLine: CommandLine): Generator<Finding> {
  const option = optionsNamed(commandLine, "k").at(-1);
  const name = option?.value ?? "";
  if (option === undefined || optionsNamed(commandLine, "vnc").length === 0) return;
  if (!keymaps.includes(name) && !/[./]/.test(name))
    yield {
      rule: "wrong-value",
      severity: "refused",
      index: option.index,
      message: `QEMU has no keyboard ${JSON.stringify(name)} for -k: ${keymaps.join(", ")}`,
    };
}
