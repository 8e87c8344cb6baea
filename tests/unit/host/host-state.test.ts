import { describe, expect, test } from "vitest";
import type { HostVm, Runner } from "../../../src/host/host-folder.ts";
import { hostState } from "../../../src/host/host-state.ts";
import type { HypervisorProcess } from "../../../src/host/processes.ts";

const runner = (path: string, args: string): Runner => ({
  path,
  file: `${path}/bin/microvm-run`,
  script: `#!/bin/sh\nexec -a "microvm@chat" qemu-system-x86_64 ${args}\n`,
  isBuilt: true,
});

const vm = (links: Partial<HostVm>): HostVm => ({
  name: "chat",
  folder: "/var/lib/microvms/chat",
  current: { why: "none" },
  booted: undefined,
  ...links,
});

const running = (args: string, more: Partial<HypervisorProcess> = {}): HypervisorProcess => ({
  pid: 7,
  name: "microvm@chat",
  arguments: args.split(" "),
  folder: "/var/lib/microvms/chat",
  ...more,
});

const one = runner("/nix/store/1", "-m 64M");
const two = runner("/nix/store/2", "-m 65M");

describe("a host's VM", () => {
  test.each([
    ["up to date", { current: one, booted: one }, [running("-m 64M")]],
    ["up to date", { current: one }, [running("-m 64M")]],
    ["restart needed", { current: two, booted: one }, [running("-m 64M")]],
    // the same arguments, and another kernel
    [
      "restart needed",
      { current: runner("/nix/store/3", "-m 64M"), booted: one },
      [running("-m 64M")],
    ],
    ["restart needed", { current: { why: "gone" }, booted: one }, [running("-m 64M")]],
    ["edited by hand", { current: two, booted: one }, [running("-m 66M")]],
    ["edited by hand", { current: two, booted: one }, [running("-m 66M -S")]],
    ["edited by hand", { current: { ...one, isBuilt: false } }, []],
    ["unknown", { current: { why: "gone" } }, [running("-m 64M")]],
    ["unknown", { current: one, booted: one }, []],
    ["not running", { current: one }, []],
  ])("is %s", (state, links, processes) => {
    expect(hostState([vm(links)], processes).vms.map((found) => found.state)).toEqual([state]);
  });

  test.each([
    ["its name, where its folder may not be read", running("-m 64M", { folder: undefined }), true],
    ["its folder, under another name", running("-m 64M", { name: "qemu-system-x86_64" }), true],
    ["neither", running("-m 64M", { name: "qemu-system-x86_64", folder: "/" }), false],
  ])("is known by %s", (_, process, isKnown) => {
    const { vms, others } = hostState([vm({ current: one })], [process]);
    expect(vms.map(({ pid }) => pid)).toEqual([isKnown ? 7 : undefined]);
    expect(others.map(({ pid }) => pid)).toEqual(isKnown ? [] : [7]);
  });
});
