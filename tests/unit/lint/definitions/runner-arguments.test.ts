import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseCommandLine } from "../../../../src/command/command-line.ts";
import { parseCommandRecord } from "../../../../src/command/parse-record.ts";
import { defaultConfig } from "../../../../src/config.ts";
import { loadDefinitions } from "../../../../src/definition/load.ts";
import { runnerArguments } from "../../../../src/lint/definitions/runner-arguments.ts";
import { quoteWord } from "../../../../src/shell/shell-words.ts";
import { root } from "../../../support/available.ts";

/** What other arguments can refer to or collide with: the option, its kind, its id, the machine, the memory. */
function essence(hypervisor: string, command: string): string[] {
  return parseCommandLine(hypervisor, command).options.flatMap(({ name, values }) => {
    // a kernel, by whatever name
    if (name === undefined) return [];
    const [kind = "", ...parts] = (values[0]?.text ?? "").split(",");
    const id = parts.find((part) => /^(id|netdev|drive|chardev|fsdev|memdev)=/.test(part));
    const isFree = ["-kernel", "-initrd", "-append", "-p", "--serial", "--initrd"].includes(name);
    return [[name, isFree ? "" : kind, id].filter((part) => part).join(" ")];
  });
}

test("what the runner is thought to emit where it cannot be asked, it emits", async () => {
  const definitions = await loadDefinitions(root, defaultConfig);
  expect(definitions.length).toBeGreaterThan(2);
  for (const { vm } of definitions) {
    const path = join(root, `nix/microvmConfigurations/${vm.name}/command.txt`);
    const record = parseCommandRecord(readFileSync(path, "utf8"));
    if (record?.command === undefined) throw new Error(`${path} has no command`);
    const emitted = essence(record.hypervisor, record.command);
    const thought = ["program", ...runnerArguments(vm)].map(quoteWord).join(" ");
    for (const argument of essence(record.hypervisor, thought))
      expect(emitted, vm.name).toContain(argument);
  }
});
