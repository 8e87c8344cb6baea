import { describe, expect, test } from "vitest";
import { hasNix, microvmGit, nixpkgsLib, root } from "../support/available.ts";
import { inProcess } from "../support/in-process.ts";

const options = (...args: string[]) => inProcess(root, "options", ...args);
const json = async (...args: string[]) => JSON.parse((await options(...args)).stdout);

describe("options QUERY", () => {
  test("lists the options whose names have the parts, a line each", async () => {
    expect(await options("balloon")).toEqual({
      status: 0,
      stdout: [
        "balloon                  true or false; default `false`",
        "balloonMem               removed; use microvm.balloon",
        "initialBalloonMem        whole number, 0 or more; default `0`",
        // which is called so, and whose purposes say it
        "firecracker.extraConfig  attribute set; default `{}`",
        "deflateOnOOM             true or false; default `true`",
        'socket                   string, or null; default `"${hostName}.sock"`',
        "",
      ].join("\n"),
      stderr: "",
    });
  });

  test("--json has every option of the pinned revision with its facts", async () => {
    const all = (await json("--json")).options;
    expect(all.length).toBeGreaterThan(140);
    expect(all.find(({ name }: { name: string }) => name === "microvm.mem")).toMatchObject({
      name: "microvm.mem",
      type: { kind: "int", min: 1 },
      purpose: "The guest's memory",
      unit: "MiB",
      note: "QEMU hangs at exactly 2048",
      default: { value: 512 },
      declared: [{ file: "nixos-modules/microvm/options.nix", line: 110 }],
      since: { rev: "1ae738e0428fe87a70bd5cf89fb550b775b61a64", date: "2022-02-05" },
      until: null,
    });
  });

  test("--outcome lists what a hypervisor does this with", async () => {
    expect(
      (await options("hugepage", "--hypervisor", "crosvm", "--outcome", "ignored")).stdout,
    ).toBe("hugepageMem  ignored   true or false; default `false`\n");
    expect(
      (await options("hugepage", "--hypervisor", "crosvm", "--outcome", "refused")).stdout,
    ).toBe("none of these options is refused by crosvm\n");
    expect(await options("--outcome", "ignored")).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "error: --outcome needs a hypervisor: they differ in what they do with an option\n  fix: for example --hypervisor crosvm --outcome ignored\n",
    });
  });

  test("a name that no option has is reported with the nearest one", async () => {
    expect(await options("hypervizor")).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "error: there is no option microvm.hypervizor in microvm.nix 71beea00\n  fix: did you mean microvm.hypervisor?\n",
    });
  });
});

describe("options show", () => {
  test("says everything about an option, named as one writes it", async () => {
    const { status, stdout } = await options("show", "microvm.interfaces[0].macvtap.link");
    expect(status).toBe(0);
    expect(stdout).toContain(
      [
        "microvm.interfaces.*.macvtap.link",
        "  for       The host's network card that a `macvtap` interface shares",
        "  type      string",
        '  required  required when `type` is `"macvtap"`',
        "  since     4b51ac14 (2023-04-20)",
      ].join("\n"),
    );
  });

  test("names the arguments that it becomes", async () => {
    expect((await options("show", "mem")).stdout).toContain(
      "  becomes   qemu, crosvm, kvmtool, stratovirt: `-m`; cloud-hypervisor, alioth, vfkit: `--memory`\n",
    );
    expect((await json("show", "cpu", "--json")).options[0].arguments).toEqual({
      qemu: ["-enable-kvm", "-cpu"],
    });
    expect((await options("show", "optimize")).stdout).not.toMatch(/becomes +$/m);
  });

  test("says of an option that is gone since when, and what to use", async () => {
    expect((await options("show", "balloonMem")).stdout).toBe(
      [
        "microvm.balloonMem",
        "  removed   9ad2b03a (2025-04-17)",
        "  instead   use microvm.balloon",
        "  was there from d43d8314 (2022-08-31)",
        "",
      ].join("\n"),
    );
    expect((await options("show", "qemu.bios.enable")).stderr).toContain("c00af667 removed it");
  });
});

describe("options history", () => {
  test("lists each commit on main that changed the option", async () => {
    expect((await options("history", "balloonMem")).stdout).toBe(
      [
        "microvm.balloonMem",
        "  d43d8314 (2022-08-31)  added: whole number; default `0`",
        "  9ad2b03a (2025-04-17)  removed; use microvm.balloon",
        "",
      ].join("\n"),
    );
    expect((await options("history", "hypervisor")).stdout).toContain(
      '  e83916a8 (2024-07-24)  takes "alioth" too\n',
    );
  });

  test("of a group lists all its options", async () => {
    const names = (await json("history", "crosvm", "--json")).options.map(
      (option: { name: string }) => option.name,
    );
    expect(names).toEqual([
      "microvm.crosvm.extraArgs",
      "microvm.crosvm.package",
      "microvm.crosvm.pivotRoot",
    ]);
  });
});

describe("options diff", () => {
  test("shows what an update of the pin brings, what is gone first", async () => {
    const { stdout } = await options("diff", "2187b302", "71beea00");
    expect(stdout).toMatch(
      /^microvm\.nix 2187b302 \(2023-04-07\) to 71beea00 \(2026-08-09\): 4 removed, 8 changed, 93 added\n/,
    );
    expect(stdout).toContain("\n  - microvm.balloonMem: use microvm.balloon\n");
    expect(stdout).toContain('\n  ~ microvm.interfaces.*.type: takes "macvtap" too\n');
    expect(stdout).toContain("\n  ~ microvm.mem: whole number → whole number, 1 or more\n");
  });

  test("a revision that nothing here knows is refused", async () => {
    expect(await options("diff", "0123456789")).toEqual({
      status: 2,
      stdout: "",
      stderr:
        "error: 0123456789 is not a revision of microvm.nix's branches that is known here\n  fix: name a checkout that has it: --source DIR --nixpkgs DIR\n",
    });
  });

  test.skipIf(!microvmGit)(
    "a revision that the checkout lacks is reported with the checkout",
    async () => {
      expect(await options("diff", "0123456789", "--source", microvmGit as string)).toMatchObject({
        status: 2,
        stderr: `error: ${microvmGit}: has no revision 0123456789\n  fix: git -C ${microvmGit} fetch\n`,
      });
    },
  );

  test.skipIf(!microvmGit || !nixpkgsLib || !hasNix)(
    "reads a branch from the checkout",
    { tags: ["nix"] },
    async () => {
      const { stdout } = await options(
        ...["diff", "71beea00", "refs/heads/main"],
        ...[
          "--source",
          microvmGit as string,
          "--nixpkgs",
          (nixpkgsLib as string).replace(/\/lib$/, ""),
        ],
      );
      expect(stdout).toMatch(/: the same options\n$/);
    },
  );
});
