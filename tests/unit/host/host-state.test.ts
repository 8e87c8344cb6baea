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

const crosvm: Runner = {
  ...runner("/nix/store/4", ""),
  script: '#!/bin/sh\nexec -a "microvm@chat" /nix/store/x/bin/crosvm run -m 64\n',
};

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
    // as booted says, and nothing starts it again
    ["unknown", { current: { why: "gone" }, booted: one }, [running("-m 64M")]],
    ["up to date", { current: one, booted: { why: "gone" } }, [running("-m 64M")]],
    ["restart needed", { current: two, booted: crosvm }, [running("run -m 64")]],
    ["up to date", { current: crosvm, booted: crosvm }, [running("run -m 64")]],
    ["edited by hand", { current: crosvm, booted: crosvm }, [running("run -m 65")]],
    ["edited by hand", { current: one }, [running("-m 64M"), running("-m 64M", { pid: 8 })]],
    ["edited by hand", { current: two, booted: one }, [running("-m 66M")]],
    ["edited by hand", { current: two, booted: one }, [running("-m 66M -S")]],
    ["edited by hand", { current: { ...one, isBuilt: false } }, []],
    ["unknown", { current: { why: "gone" } }, [running("-m 64M")]],
    ["unknown", { current: one, booted: one }, []],
    ["unknown", { current: one, booted: { why: "booted may not be read by this user" } }, []],
    ["not running", { current: one }, []],
  ])("is %s", (state, links, processes) => {
    expect(hostState([vm(links)], processes).vms.map((found) => found.state)).toEqual([state]);
  });

  test.each([
    [
      { current: { why: "current does not exist" }, booted: one },
      [running("-m 64M")],
      ["current does not exist: it cannot be started again"],
    ],
    [
      { current: two, booted: crosvm },
      [running("run -m 64")],
      ["it was started before current was made", "by crosvm, and not by qemu-system-x86_64"],
    ],
    [
      { current: one },
      [running("-m 64M"), running("-m 64M", { pid: 8 })],
      ["it runs 2 times: processes 7, 8"],
    ],
    [{ current: one, booted: { why: "booted may not be read" } }, [], ["booted may not be read"]],
  ])("says why: %#", (links, processes, reasons) => {
    expect(hostState([vm(links)], processes).vms[0]?.reasons).toEqual(reasons);
  });

  test.each([
    ["its name, where its folder may not be read", running("-m 64M", { folder: undefined }), true],
    ["its folder, under another name", running("-m 64M", { name: "qemu-system-x86_64" }), true],
    ["its name alone, elsewhere", running("-m 64M", { folder: "/home/me" }), false],
    ["neither", running("-m 64M", { name: "qemu-system-x86_64", folder: "/" }), false],
  ])("is known by %s", (_, process, isKnown) => {
    const { vms, others } = hostState([vm({ current: one })], [process]);
    expect(vms.map(({ pid }) => pid)).toEqual([isKnown ? 7 : undefined]);
    expect(others.map(({ pid }) => pid)).toEqual(isKnown ? [] : [7]);
  });
});
