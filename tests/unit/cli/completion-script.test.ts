import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { completionScript } from "../../../src/cli/completion-script.ts";
import { root } from "../../support/available.ts";
import { inProcess } from "../../support/in-process.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** What bash would offer at the end of a line, by the command's own script. */
async function offered(...line: readonly string[]): Promise<string[]> {
  const { stdout } = await inProcess(root, "completion", "bash");
  const { stdout: found, stderr } = spawnSync("bash", ["-s", "--", "ghaf-microvm", ...line], {
    input: `${stdout}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ghaf_microvm; printf '%s\\n' "\${COMPREPLY[@]}"`,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return found.split("\n").filter((each) => each !== "");
}

describe("completion bash", () => {
  test("offers commands, theirs, and their options", async () => {
    expect(await offered("lo")).toEqual(["lock"]);
    expect(await offered("options", "h")).toEqual(["history"]);
    expect(await offered("lock", "check", "flake.lock", "--al")).toEqual(["--allow-unknown"]);
    expect(await offered("--vers")).toEqual(["--version"]);
    expect(await offered("options", "show", "--j")).toEqual(["--json"]);
  });

  test("offers the values of options and arguments", async () => {
    expect(await offered("completion", "")).toEqual(["bash", "zsh", "fish", "--help"]);
    expect(await offered("lint", "--explain", "not-")).toEqual(["not-shared"]);
    expect(await offered("options", "--hypervisor", "cr")).toEqual(["crosvm"]);
    expect(await offered("command", "--format", "")).toEqual(["text", "json", "shell", "svg"]);
    // a path: bash completes files itself
    expect(await offered("lint", "--source", "")).toEqual([]);
  });
});

const has = (shell: string) => spawnSync(shell, ["-c", ""]).status === 0;

test.skipIf(!has("zsh"))("zsh runs the script", async () => {
  const { stdout } = await inProcess(root, "completion", "zsh");
  const { stdout: found } = spawnSync("zsh", ["-f"], {
    input: `${stdout}
COMP_WORDS=(ghaf-microvm lint --explain not-); COMP_CWORD=3; setopt ksharrays; _ghaf_microvm; print -l "\${COMPREPLY[@]}"`,
    encoding: "utf8",
  });
  // it is zsh's own completion that leaves out what does not begin so
  expect(found.split("\n")).toContain("not-shared");
  expect(found).not.toContain("--help");
});

test.skipIf(!has("fish"))("fish offers commands, options and values by the script", async () => {
  const { stdout: script } = await inProcess(root, "completion", "fish");
  // fish also offers the folder's files
  const cwd = temporaryFolder("fish");
  const offeredBy = (line: string) => {
    const asked = `${script}\ncomplete -C 'ghaf-microvm ${line}'`;
    const found = spawnSync("fish", ["--no-config", "-c", asked], { cwd, encoding: "utf8" });
    expect(found.stderr).toBe("");
    return found.stdout.split("\n").flatMap((each) => each.split("\t")[0] || []);
  };
  expect(offeredBy("lo")).toEqual(["lock"]);
  expect(offeredBy("options h")).toEqual(["history"]);
  expect(offeredBy("lock check flake.lock --al")).toEqual(["--allow-unknown"]);
  expect(offeredBy("lint --explain not-")).toEqual(["not-shared"]);
  expect(offeredBy("command --format ")).toEqual(["json", "shell", "svg", "text"]);
});

test("fish has what each is for, quoted", () => {
  const steps = [
    { path: [], next: [{ text: "lock", about: "what flake.lock's pins have" }] },
    {
      path: ["lock", "check"],
      next: [
        { text: "--only", about: "an option", values: [] },
        { text: "--format", about: "how to print", values: ["text", "json"] },
      ],
    },
  ];
  expect(completionScript("fish", "vms", steps)).toBe(
    [
      "complete -c vms -n '__fish_use_subcommand' -a lock -d 'what flake.lock\\'s pins have'",
      "complete -c vms -n '__fish_seen_subcommand_from lock; and __fish_seen_subcommand_from check' -l only -r -d 'an option'",
      "complete -c vms -n '__fish_seen_subcommand_from lock; and __fish_seen_subcommand_from check' -l format -x -a 'text json' -d 'how to print'",
      "",
    ].join("\n"),
  );
});

test("zsh reads bash's script", () => {
  const bash = completionScript("bash", "vms", []);
  expect(completionScript("zsh", "vms", [])).toBe(
    `(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }\nautoload -U +X bashcompinit && bashcompinit\n${bash}`,
  );
});
