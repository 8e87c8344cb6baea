// @module-tag slow
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import defaults from "../../../nix/lib/defaults.json" with { type: "json" };
import { schemaInPackage } from "../../../src/config-settings.ts";
import { hasNix, microvmSource, nixpkgsStandin, root } from "../../support/available.ts";
import { offline, repositoryFiles } from "../../support/flake.ts";
import { type LocalRegistry, localRegistry } from "../../support/local-registry.ts";
import { temporaryFolder } from "../../support/temporary.ts";

/** The code blocks of a section of a page, by language, in their order. */
function codeOf(file: string, section: string, language: string): string[] {
  const readme = readFileSync(join(root, file), "utf8");
  const [, text = ""] = readme.split(`\n## ${section}\n`);
  const [ofSection = ""] = text.split("\n## ");
  return [...ofSection.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
    ([, code = ""]) => code,
  );
}

const guide = "docs/guide/another-repository.md";
const [pack = "", withNode = ""] = codeOf("README.md", "In another repository", "sh");
const [withNix = ""] = codeOf(guide, "What is written", "sh");

const firstVm = "docs/guide/first-vm.md";
const [newVm = "", generate = ""] = codeOf(firstVm, "Write a VM", "sh");
const [ignored = ""] = codeOf(firstVm, "See what a hypervisor ignores", "sh");
const [started = ""] = codeOf(firstVm, "See what is started", "sh");
const [build = ""] = codeOf(firstVm, "Build and run", "sh");

const folder = temporaryFolder("readme");
const repository = join(folder, "my-vms");
let registry: LocalRegistry;

/**
 * What stands for the network: the clone is of this repository's files, `npm ci` takes what is installed here, and the
 * flake's inputs are folders. What nixpkgs' packages would be needed for is only evaluated.
 */
const prelude = `
set -euo pipefail
git() { if [ "$1" = clone ]; then cp -r "${folder}/upstream" ghaf-microvm; else command git "$@"; fi; }
npm() { if [ "$1" = ci ]; then ln -s "${root}/node_modules" node_modules; else command npm "$@"; fi; }
nix() {
  local more=()
  case "$1 $2" in
    "flake lock") more=(${["nixpkgs", "microvm/spectrum", "ghaf-microvm", "microvm"]
      .map((input) => `--override-input ${input} "path:$INPUT_${input.replace(/\W/g, "_")}"`)
      .join(" ")}) ;;
    "flake check") more=(--no-build) ;;
    build*) more=(--dry-run) ;;
  esac
  command nix --extra-experimental-features "nix-command flakes" "$@" "\${more[@]}"
}
`;

/** A PATH with the programs of a machine that has Node and nothing else. */
function nodeAlone(): string {
  const programs = join(folder, "programs");
  mkdirSync(programs, { recursive: true });
  for (const program of ["node", "npm", "npx", "sh", "mkdir"]) {
    const found = (process.env.PATH ?? "")
      .split(":")
      .map((path) => join(path, program))
      .find((path) => existsSync(path));
    if (found === undefined) throw new Error(`there is no ${program}`);
    if (!existsSync(join(programs, program))) symlinkSync(found, join(programs, program));
  }
  return programs;
}

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

/** Runs lines of the README in bash, as they stand there. The registry is in this process, so it must not wait. */
function run(at: string, commands: string, environment: Record<string, string> = {}) {
  return new Promise<Ran>((resolve) => {
    const bash = spawn("/bin/bash", ["-c", `${prelude}${commands}`], {
      cwd: at,
      env: {
        ...process.env,
        NO_COLOR: "1",
        NIX_CONFIG: offline,
        npm_config_registry: registry.url,
        npm_config_cache: join(folder, "npm-cache"),
        npm_config_audit: "false",
        npm_config_fund: "false",
        npm_config_update_notifier: "false",
        INPUT_nixpkgs: nixpkgsStandin ?? "",
        INPUT_microvm: microvmSource ?? "",
        INPUT_microvm_spectrum: join(folder, "empty"),
        INPUT_ghaf_microvm: join(folder, "upstream"),
        ...environment,
      },
    });
    let output = "";
    for (const stream of [bash.stdout, bash.stderr])
      stream.on("data", (data) => {
        output += data;
      });
    bash.on("close", (status) => resolve({ status, output }));
  });
}

const read = (file: string) => readFileSync(join(repository, file), "utf8");

beforeAll(async () => {
  registry = await localRegistry();
  mkdirSync(join(folder, "empty"));
  for (const file of repositoryFiles()) cpSync(join(root, file), join(folder, "upstream", file));
  const { status, output } = await run(folder, pack);
  expect(status, output).toBe(0);
}, 120_000);

afterAll(() => registry.close());

describe('the README\'s section "In another repository"', () => {
  it("leads with Node alone from an empty folder to generated modules", async () => {
    const { status, output } = await run(folder, withNode, { PATH: nodeAlone() });
    expect(status, output).toBe(0);
    expect(output).toContain("not verified: what the runner makes of hello: there is no Nix here");
    expect(read("nix/microvmConfigurations/hello/default.nix")).toContain('hostName = "hello"');
  });

  it("goes on with Node alone in the guide to the first VM", async () => {
    const withNodeAlone = (commands: string) => run(repository, commands, { PATH: nodeAlone() });
    const written = await withNodeAlone(newVm);
    expect(written.status, written.output).toBe(0);
    expect(read("src/vms/chatvm.ts")).toContain('hypervisor: "crosvm"');
    const [chatvm = ""] = codeOf("docs/guide/definitions.md", "Add a VM", "ts");
    writeFileSync(join(repository, "src/vms/chatvm.ts"), chatvm);
    const generated = await withNodeAlone(generate);
    expect(generated.status, generated.output).toBe(0);
    const reported = await withNodeAlone(ignored);
    // nothing is reported, and without Nix not all was checked
    expect(reported.status, reported.output).toBe(2);
    expect(reported.output).toMatch(/^cpu +ignored /m);
    expect(reported.output).toContain("chatvm: checked against cloud-hypervisor");
  });

  it("takes the definitions of the sections above", async () => {
    const definitions = codeOf("docs/guide/definitions.md", "Add a VM", "ts");
    expect(definitions).toHaveLength(2);
    for (const text of definitions) {
      const [, name] = /name: "(.*)"/.exec(text) ?? [];
      writeFileSync(join(repository, `src/vms/${name}.ts`), text);
    }
    const { status, output } = await run(repository, "npm run codegen\nnpx tsc\n", {
      PATH: nodeAlone(),
    });
    expect(status, output).toBe(0);
  });

  it("shows the defaults of ghaf-microvm.json", () => {
    const [json = ""] = codeOf(guide, "What is written", "json");
    expect(JSON.parse(json)).toEqual({ $schema: schemaInPackage, ...defaults.config });
  });

  it.skipIf(!hasNix || microvmSource === undefined || nixpkgsStandin === undefined)(
    "leads with Nix to the derivation of the VM's runner",
    { tags: ["nix"] },
    async () => {
      const { status, output } = await run(repository, withNix);
      expect(status, output).toBe(0);
      expect(output).toMatch(/\/nix\/store\/\S*-microvm-qemu-hello\.drv/);
      expect(output).not.toContain("not verified");
      expect(read("nix/microvmConfigurations/hello/command.txt")).toContain("-name hello");
    },
  );

  it.skipIf(!hasNix || microvmSource === undefined || nixpkgsStandin === undefined)(
    "leads with Nix to the command line of the guide's VM",
    { tags: ["nix"] },
    async () => {
      const { status, output } = await run(repository, started);
      expect(status, output).toBe(0);
      expect(output).toContain("chatvm on crosvm, x86_64-linux");
      // what starts the VM needs root, and packages that were built
      const [building = "", running = ""] = build.split(/^(?=sudo )/m);
      expect(running).toMatch(/^sudo ip tuntap .*\n\.\/result\/bin\/microvm-run\n$/);
      const built = await run(repository, building);
      expect(built.status, built.output).toBe(0);
      expect(built.output).toMatch(/\/nix\/store\/\S*-microvm-crosvm-chatvm\.drv/);
    },
  );

  it.skipIf(!hasNix || microvmSource === undefined || nixpkgsStandin === undefined)(
    "has a flake with outputs of its own that gives the same",
    { tags: ["nix"] },
    async () => {
      const [flake = ""] = codeOf(guide, "What is written", "nix");
      writeFileSync(join(repository, "flake.nix"), flake);
      const { status, output } = await run(repository, "nix flake check\nnix build .#hello\n");
      expect(status, output).toBe(0);
      expect(output).toMatch(/\/nix\/store\/\S*-microvm-qemu-hello\.drv/);
    },
  );
});
