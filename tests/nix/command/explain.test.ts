import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import record from "../../../nix/generated.json" with { type: "json" };
import { nixModule } from "../../../src/codegen/nix-module.ts";
import { allArguments, argumentsOf, parseCommandLine } from "../../../src/command/command-line.ts";
import {
  explainArguments,
  explainValues,
  type Origin,
  optionName,
} from "../../../src/command/explain.ts";
import {
  type Alternative,
  evaluateAlternatives,
  evaluateRunner,
  type OptionPath,
  type Runner,
} from "../../../src/command/runner.ts";
import { defaultConfig } from "../../../src/config.ts";
import { type LoadedDefinition, loadDefinitions } from "../../../src/definition/load.ts";
import { root } from "../../support/available.ts";
import { canEvaluateRunners, moduleOf, runnerQuery } from "../../support/runner.ts";

describe("the origins of arguments", () => {
  const line = parseCommandLine("qemu", "qemu -m 512M -device net,mac=1 -nodefaults");
  const alternative = (
    path: OptionPath,
    removed: string | null,
    changed: string | null = null,
  ): Alternative => ({ path, set: true, positions: [], removed, changed, files: {} });

  const names = (alternatives: Alternative[]) =>
    explainArguments("qemu", line, alternatives).map((origins) =>
      origins.map(({ path, asDefault }) => optionName(path) + (asDefault ? " (default)" : "")),
    );

  test("are the options without which they are not there, or not so", () => {
    expect(
      names([
        alternative(["microvm", "mem"], "qemu -m 256M -device net,mac=1 -nodefaults"),
        alternative(["microvm", "net"], "qemu -m 512M -nodefaults"),
      ]),
    ).toEqual([[], [], ["microvm.mem"], ["microvm.net"], ["microvm.net"], []]);
  });

  test("are those with another value of which they are not so, where the value is the default", () => {
    expect(
      names([
        alternative(
          ["microvm", "mem"],
          "qemu -m 512M -device net,mac=1 -nodefaults",
          "qemu -m 513M -device net,mac=1 -nodefaults",
        ),
      ])[2],
    ).toEqual(["microvm.mem (default)"]);
  });

  test("are the nearest ones: a field, not the list that it is in", () => {
    expect(
      names([
        alternative(["microvm", "net"], "qemu -m 512M -nodefaults"),
        alternative(["microvm", "net", 0], "qemu -m 512M -nodefaults"),
        alternative(
          ["microvm", "net", 0, "mac"],
          null,
          "qemu -m 512M -device net,mac=2 -nodefaults",
        ),
      ]).slice(3, 5),
    ).toEqual([["microvm.net[0]"], ["microvm.net[0].mac"]]);
  });

  test("are none of an option that only adds arguments", () => {
    expect(
      names([
        alternative(["microvm", "balloon"], "qemu -m 512M -device net,mac=1 -nodefaults -device b"),
      ]).flat(),
    ).toEqual([]);
  });
});

describe.skipIf(!canEvaluateRunners)("what is said to make an argument, makes it", () => {
  interface Explained {
    readonly command: string;
    readonly origins: readonly (readonly Origin[])[];
  }
  const explained = new Map<string, Promise<Explained>>();

  /** A VM's command line with its origins, evaluated once for all tests. */
  function explain(vm: string, hypervisor: string): Promise<Explained> {
    const found = explained.get(vm) ?? evaluated(vm, hypervisor);
    explained.set(vm, found);
    return found;
  }

  async function evaluated(vm: string, hypervisor: string): Promise<Explained> {
    const query = runnerQuery(moduleOf(vm));
    const { command } = (await evaluateRunner(query, vm)).runner as Runner;
    const origins = explainArguments(
      hypervisor,
      parseCommandLine(hypervisor, command),
      await evaluateAlternatives(query),
    );
    return { command, origins };
  }

  const hypervisors: Record<string, string> = {
    memshare: "qemu",
    "memshare-crosvm": "crosvm",
    netvm: "qemu",
  };

  for (const [vm, { options }] of Object.entries(record.vms))
    test.each(options.filter((option) => option !== "microvm.hypervisor"))(
      `${vm}: %s`,
      { timeout: 60_000 },
      async (option) => {
        const hypervisor = hypervisors[vm] ?? "";
        const { command, origins } = await explain(vm, hypervisor);
        const without = parseCommandLine(hypervisor, await commandWithout(vm, option));
        const line = parseCommandLine(hypervisor, command);

        const isOfOption = ({ path }: Origin) =>
          optionName(path) === option ||
          (/^[.[]/.test(optionName(path).slice(option.length)) &&
            optionName(path).startsWith(option));
        const said = new Set(
          [...origins.keys()].filter((index) =>
            origins[index]?.some((origin) => isOfOption(origin) && !origin.asDefault),
          ),
        );

        // what is not said to come from it stays, in its order
        const staying = allArguments(line).flatMap(({ text }, index) =>
          said.has(index) ? [] : [text],
        );
        expect(
          isSubsequence(
            staying,
            allArguments(without).map(({ text }) => text),
          ),
        ).toBe(true);

        // what is said to come from it is gone, or is different
        const texts = (parsed: typeof line) =>
          [
            ...parsed.program.map((arg) => ({ name: undefined, values: [arg] })),
            ...parsed.options,
          ].map((unit) =>
            argumentsOf(unit)
              .map(({ text }) => text)
              .join(" "),
          );
        const count = (all: readonly string[], text: string) =>
          all.filter((other) => other === text).length;
        let index = 0;
        for (const unit of [
          ...line.program.map((arg) => ({ name: undefined, values: [arg] })),
          ...line.options,
        ]) {
          const args = argumentsOf(unit);
          const isSaid = args.some((_, at) => said.has(index + at));
          const text = args.map(({ text }) => text).join(" ");
          if (isSaid)
            expect(count(texts(without), text), text).toBeLessThan(count(texts(line), text));
          index += args.length;
        }
      },
    );

  /** The definition loaded, the option deleted from it, and generated and evaluated again. */
  async function commandWithout(vm: string, option: string): Promise<string> {
    const definition = (await loadDefinitions(root, defaultConfig)).find(
      (candidate) => candidate.vm.name === vm,
    ) as LoadedDefinition;
    const [, ...path] = option.split(".");
    const copy = structuredClone({ ...definition.vm }) as Record<string, unknown>;
    let holder = copy;
    for (const name of path.slice(0, -1)) holder = holder[name] as Record<string, unknown>;
    delete holder[path.at(-1) ?? ""];

    const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const module = join(folder, "default.nix");
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      module,
      nixModule(
        { ...definition, vm: copy as LoadedDefinition["vm"] },
        relative(root, module),
        [],
        String,
      ),
    );
    const { runner } = await evaluateRunner(runnerQuery(module), vm);
    return (runner as Runner).command;
  }
});

describe.skipIf(!canEvaluateRunners)("the values of Firecracker's configuration", () => {
  const module = `{ lib, ... }: {
    networking.hostName = "fc";
    microvm = {
      hypervisor = "firecracker";
      mem = 700;
      volumes = [
        { image = "a.img"; size = 64; mountPoint = "/a"; }
        { image = "b.img"; size = 64; mountPoint = "/b"; readOnly = true; }
      ];
      firecracker.extraConfig = {
        balloon.amount_mib = 64;
        machine-config.vcpu_count = lib.mkIf true 3;
        mmds-config.network_interfaces = [ "x" ];
      };
    };
  }`;

  test("come from the options without which they are not so, and from the keys of extraConfig", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ghaf-microvm-test-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, "fc.nix"), module);
    const query = { ...runnerQuery(join(folder, "fc.nix")), reads: [folder] };
    const { command, files } = (await evaluateRunner(query, "fc")).runner as Runner;
    const file = Object.entries(files).find(([path]) => command.includes(path));
    const alternatives = await evaluateAlternatives(query);
    const line = parseCommandLine("firecracker", command);
    const values = explainValues("firecracker", line, file ?? ["", ""], alternatives);
    const shown = (key: string) =>
      values
        ?.get(key)
        ?.map(({ path, set, positions }) =>
          [set ? "" : "default ", optionName(path), ...positions.map((it) => `:${it.line}`)].join(
            "",
          ),
        );
    const extra = "microvm.firecracker.extraConfig";
    expect(
      Object.fromEntries(
        [
          "machine-config.mem_size_mib",
          "machine-config.vcpu_count",
          "drives[1].path_on_host",
          "drives[2].is_read_only",
          "drives[0].is_root_device",
          "balloon.amount_mib",
          "mmds-config.network_interfaces[0]",
        ].map((key) => [key, shown(key)]),
      ),
    ).toEqual({
      "machine-config.mem_size_mib": ["microvm.mem:5"],
      // not microvm.vcpu, which it replaces
      "machine-config.vcpu_count": [`${extra}.machine-config.vcpu_count:12`],
      "drives[1].path_on_host": ["microvm.volumes[0].image:7"],
      "drives[2].is_read_only": ["microvm.volumes[1].readOnly:8"],
      "drives[0].is_root_device": [],
      "balloon.amount_mib": [`${extra}.balloon.amount_mib:11`],
      "mmds-config.network_interfaces[0]": [`${extra}.mmds-config.network_interfaces[0]:13`],
    });
  });

  test("are not explained in a file of another form", () => {
    const line = parseCommandLine("firecracker", "firecracker --config-file /a");
    expect(explainValues("firecracker", line, ["/a", "not JSON"], [])).toBe(undefined);
  });
});

function isSubsequence(args: readonly string[], of: readonly string[]): boolean {
  let at = 0;
  for (const arg of of) if (arg === args[at]) at += 1;
  return at === args.length;
}
