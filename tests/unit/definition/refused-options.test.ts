import { describe, expect, test } from "vitest";
import { refusedOptions } from "../../../src/definition/refused-options.ts";
import { nix } from "../../../src/index.ts";
import { schema, support } from "../../support/committed-support.ts";
import { inProcess } from "../../support/in-process.ts";
import { temporaryRepository } from "../../support/repository.ts";

const refusedIn = (vm: Record<string, unknown>) =>
  [...refusedOptions(vm, schema, support)].map(({ path }) => path.join("."));

const share = { tag: "a", source: "/a", mountPoint: "/a" };

const tap = { type: "tap", id: "eth0", mac: "02:00:00:00:00:01" };

describe("what the hypervisor's runner refuses", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ["a value", { hypervisor: "crosvm", user: "microvm" }, ["user"]],
    ["not its default", { hypervisor: "crosvm", user: null, hotplugMem: 0 }, []],
    ["one position of a switch", { hypervisor: "firecracker", balloon: true }, ["balloon"]],
    ["not the other", { hypervisor: "firecracker", balloon: false, storeOnDisk: true }, []],
    [
      "a kind of element",
      { hypervisor: "crosvm", interfaces: [tap, { ...tap, type: "user" }] },
      ["interfaces.1.type"],
    ],
    ["not another kind", { hypervisor: "crosvm", interfaces: [tap] }, []],
    ["with the default hypervisor", { initialBalloonMem: 64 }, ["initialBalloonMem"]],
    ["what the default machine refuses", { hotplugMem: 512 }, ["hotplugMem"]],
    ["not what its machine takes", { hotplugMem: 512, qemu: { machine: "q35" } }, []],
    ["not what a machine may take", { hotplugMem: 512, qemu: { machine: nix`m` } }, []],
    ["not where the system decides", { hotplugMem: 512, systems: ["aarch64-linux"] }, []],
    ["not a default", { hotplugMem: 0 }, []],
    ["null, where the runner needs a value", { hypervisor: "crosvm", socket: null }, ["socket"]],
    ["not null elsewhere", { socket: null }, []],
    [
      "null in an element",
      { hypervisor: "crosvm", shares: [{ ...share, proto: "virtiofs", socket: null }] },
      ["shares.0.socket"],
    ],
    ["not in one of another kind", { shares: [{ ...share, proto: "9p", socket: null }] }, []],
    ["what is inside a group", { hypervisor: "vfkit", vsock: { cid: 5 } }, ["vsock.cid"]],
    [
      "a switch of an element",
      { hypervisor: "crosvm", shares: [{ ...share, readOnly: true }] },
      ["shares.0.readOnly"],
    ],
    [
      "not in an element of a kind that has it",
      { hypervisor: "crosvm", shares: [{ ...share, proto: "virtiofs", readOnly: true }] },
      [],
    ],
    [
      "in a list that is refused, the list alone",
      { hypervisor: "firecracker", shares: [{ ...share, proto: "virtiofs" }] },
      ["shares"],
    ],
    [
      "what needs an interface that is refused, too",
      { hypervisor: "crosvm", forwardPorts: [{ host: { port: 1 }, guest: { port: 2 } }] },
      ["forwardPorts"],
    ],
    [
      "what means nothing without another option",
      { hypervisor: "firecracker", hotpluggedMem: 64, initialBalloonMem: 64 },
      ["hotpluggedMem", "initialBalloonMem"],
    ],
    ["not a 0 that asks for nothing", { hypervisor: "firecracker", hotpluggedMem: 0 }, []],
    ["not what Nix alone knows", { hypervisor: "crosvm", user: nix`null` }, []],
    ["not with a hypervisor that was not measured", { hypervisor: "xen", user: "a" }, []],
  ])("%s: %j", (_, vm, refused) => {
    expect(refusedIn(vm)).toEqual(refused);
  });
});

test("codegen reports it at the line, with who honours it", async () => {
  const repository = temporaryRepository({
    "a.ts": `import { defineVm } from "../generated/microvm.ts";
export default defineVm({
  name: "a",
  hypervisor: "crosvm",
  devices: [{ bus: "usb", path: "vendorid=0x1,productid=0x2" }],
});
`,
  });
  expect(await inProcess(repository.path, "codegen")).toEqual({
    status: 1,
    stdout: "",
    stderr:
      "error: src/vms/a.ts:5: crosvm refuses this value of microvm.devices[0].bus\n  fix: leave it out, or use a hypervisor that honours it: qemu, stratovirt\n",
  });
});
