import { expect, test } from "vitest";
import { compareFleets } from "../../../../src/fleet/report/compare-fleets.ts";
import type { FleetVm } from "../../../../src/fleet/vm.ts";
import { scriptOf, setting, vmOf } from "./evaluated.ts";

const fleet = (...vms: FleetVm[]) => ({ vms, findings: [] });
const finding = (line: number, message: string) => ({
  ...{ rule: "two-words", severity: "refused", file: "a.nix", line, argument: null, message },
  ...{ fix: null, fixable: false },
});

test("the same change of several VMs is one", () => {
  const before = ["a", "b", "c"].map((name) => vmOf(name, { scripts: scriptOf("-m 1G") }));
  const after = ["a", "b"].map((name) => vmOf(name, { scripts: scriptOf("-m 2G -S") }));
  expect(compareFleets(fleet(...before), fleet(...after, before[2] as FleetVm))).toEqual({
    changed: [
      {
        vms: ["laptop/a", "laptop/b"],
        hypervisor: null,
        error: null,
        arguments: [
          { before: ["-m", "1G"], after: ["-m", "2G"] },
          { before: null, after: ["-S"] },
        ],
        options: [],
        scripts: [],
      },
    ],
    ...{ added: [], gone: [], renamed: [] },
    unchanged: 1,
    findings: { added: [], gone: [] },
  });
});

test("another hash of a store path is not a change", () => {
  const [one] = Object.values(scriptOf("-kernel /nix/store/HASH-linux/bzImage"));
  const script = (letter: string) => ({
    "microvm-run": (one as string).replace("HASH", letter.repeat(32)),
  });
  const { unchanged } = compareFleets(
    fleet(vmOf("a", { scripts: script("b") })),
    fleet(vmOf("a", { scripts: script("c") })),
  );
  expect(unchanged).toBe(1);
});

test("an option that moves to another line is not a change; one that goes, comes or changes is", () => {
  const before = vmOf("a", {
    set: [
      setting("mem", "512", "a.nix", 3),
      setting("vcpu", "2", "a.nix", 4),
      setting("x", "1", "a.nix", 9),
    ],
  });
  const after = vmOf("a", {
    set: [
      setting("mem", "512", "b.nix", 7),
      setting("vcpu", "4", "a.nix", 5),
      setting("y", "1", "a.nix", 6),
    ],
  });
  const { changed } = compareFleets(fleet(before), fleet(after));
  expect(changed[0]?.options).toEqual([
    { option: "microvm.vcpu", kind: "changed", before: "2", after: "4", file: "a.nix", line: 5 },
    { option: "microvm.x", kind: "gone", before: "1", after: null, file: "a.nix", line: 9 },
    { option: "microvm.y", kind: "added", before: null, after: "1", file: "a.nix", line: 6 },
  ]);
});

test("an element that another file sets, too, is added where it is added", () => {
  const own = setting("qemu.extraArgs", "-device", "base.nix", 9);
  const added = setting("qemu.extraArgs", "-device", "tpm.nix", 2);
  const { changed } = compareFleets(
    fleet(vmOf("a", { set: [own] })),
    fleet(vmOf("a", { set: [added, own] })),
  );
  expect(changed[0]?.options.map(({ file }) => file)).toEqual(["tpm.nix"]);
});

test("a finding is new in each VM that it reaches, whatever its line is", () => {
  const vms = ["a", "b"].map((name) => vmOf(name, {}));
  const old = { ...fleet(...vms), findings: [{ vm: "laptop/a", finding: finding(3, "wrong") }] };
  const all = ["laptop/a", "laptop/b"].map((vm) => ({ vm, finding: finding(5, "wrong") }));
  const { findings } = compareFleets(old as never, { ...fleet(...vms), findings: all } as never);
  expect(findings.added.map(({ message }) => message)).toEqual(["wrong (laptop/b)"]);
  expect(findings.gone).toEqual([]);
});

test("what no longer evaluates has its error", () => {
  const failed = {
    configuration: "laptop",
    vm: "a",
    known: undefined,
    error: "attribute 'x' missing",
  };
  const { changed } = compareFleets(fleet(vmOf("a", {})), fleet(failed));
  expect(changed[0]?.error).toEqual({ before: null, after: "attribute 'x' missing" });
});

test("a VM of another name is the same VM, with its findings; one that differs is another", () => {
  // made of the name
  const uuids: Readonly<Record<string, string>> = {
    mail: "dc449f31-234a-af5f-a0e8-2c21ab644d76",
    post: "77a1b06e-0f1c-4c1e-9d1f-5b1d0c3a2e90",
  };
  const named = (name: string, mem: string) =>
    vmOf(name, {
      scripts: scriptOf(
        `-name ${name} -m ${mem} -smbios type=1,uuid=${uuids[name]} -qmp unix:${name}.sock`,
      ),
      set: [setting("socket", `${name}.sock`, "a.nix", 3)],
      values: { mem: 512, vcpu: 2 },
    });
  const of = (vm: string) => [{ vm, finding: finding(3, "wrong") }];
  const before = { ...fleet(named("mail", "1G"), named("db", "1G")), findings: of("laptop/mail") };
  const after = { ...fleet(named("post", "1G"), named("web", "2G")), findings: of("laptop/post") };
  const { added, gone, renamed, findings } = compareFleets(before as never, after as never);
  expect(renamed).toEqual([{ before: "laptop/mail", after: "laptop/post" }]);
  expect(added).toEqual([
    { name: "laptop/web", resources: "qemu, x86_64-linux, 512 MiB, 2 processors" },
  ]);
  expect(gone).toEqual(["laptop/db"]);
  expect(findings).toEqual({ added: [], gone: [] });
});
