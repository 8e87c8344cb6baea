import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hypervisorsOf } from "../../../../src/microvm/support/measure.ts";
import type { Support } from "../../../../src/microvm/support/measured-support.ts";
import { readSupport, type SupportTable } from "../../../../src/microvm/support/support-table.ts";
import { root } from "../../../support/available.ts";

const schema = JSON.parse(readFileSync(join(root, "nix/option-schema.json"), "utf8"));
const file = "nix/option-support.json";
const text = readFileSync(join(root, file), "utf8");

describe("the measured support of the pinned options", () => {
  const table = readSupport(text, file, schema.source) as SupportTable;

  // each read in lib/runners/*.nix of the pinned revision, by hand
  test.each<[string, string, Support]>([
    ["mem", "stratovirt", "honoured"],
    ["vcpu", "alioth", "honoured"],
    ["cpu", "qemu", "honoured"],
    ["cpu", "crosvm", "ignored"],
    ["hugepageMem", "cloud-hypervisor", "honoured"],
    ["hugepageMem", "qemu", "ignored"],
    ["initialBalloonMem", "cloud-hypervisor", "honoured"],
    ["initialBalloonMem", "qemu", "refused"],
    ["balloon", "crosvm", "honoured"],
    ["balloon", "firecracker", "refused"],
    ["hotplugMem", "vfkit", "ignored"],
    ["hotplugMem", "kvmtool", "refused"],
    ["user", "qemu", "honoured"],
    ["user", "stratovirt", "ignored"],
    ["credentialFiles", "qemu", "honoured"],
    ["credentialFiles", "crosvm", "refused"],
    ["volumes.*.serial", "firecracker", "ignored"],
    ["volumes.*.direct", "alioth", "ignored"],
    ["vsock.cid", "crosvm", "honoured"],
    ["shares", "firecracker", "refused"],
    ["devices", "kvmtool", "refused"],
    ["crosvm.pivotRoot", "qemu", "not-applicable"],
  ])("%s on %s is %s", (option, hypervisor, support) => {
    expect(table.summary(option)[hypervisor]).toBe(support);
  });

  test("shows which kinds of interfaces, shares and devices a hypervisor refuses", () => {
    expect(table.refusedValues("interfaces.*.type", "crosvm")).toEqual(["user", "bridge"]);
    expect(table.refusedValues("interfaces.*.type", "qemu")).toEqual([]);
    expect(table.refusedValues("shares.*.proto", "cloud-hypervisor")).toEqual(["9p"]);
    expect(table.refusedValues("devices.*.bus", "cloud-hypervisor")).toEqual(["usb"]);
  });

  test("knows that hotplugMem needs another machine than QEMU's default", () => {
    expect(table.summary("hotplugMem").qemu).toBe("honoured");
    expect(table.of("hotplugMem")[0]).toMatchObject({
      support: { qemu: "refused" },
      machines: { q35: "honoured" },
    });
  });

  // each read there too
  test.each<[string, Record<string, string[]>]>([
    [
      "mem",
      {
        qemu: ["-m"],
        "cloud-hypervisor": ["--memory"],
        crosvm: ["-m"],
        kvmtool: ["-m"],
        stratovirt: ["-m"],
        alioth: ["--memory"],
        vfkit: ["--memory"],
      },
    ],
    ["machineId", { qemu: ["-smbios"] }],
    ["cpu", { qemu: ["-enable-kvm", "-cpu"] }],
    ["crosvm.pivotRoot", { crosvm: ["--pivot-root"] }],
    ["credentialFiles", { qemu: ["-fw_cfg"] }],
    ["crosvm.extraArgs", {}],
    [
      "balloon",
      {
        qemu: ["-device"],
        "cloud-hypervisor": ["--balloon"],
        crosvm: ["--no-balloon", "--balloon-page-reporting"],
        kvmtool: ["--balloon"],
      },
    ],
  ])("%s becomes %j", (option, flags) => {
    expect(table.arguments(option)).toEqual(flags);
  });

  test("has every hypervisor of the pinned revision", () => {
    expect(table.hypervisors).toEqual(hypervisorsOf(schema));
  });

  test("of another revision counts as none", () => {
    expect(readSupport(text, file, { ...schema.source, narHash: "sha256-other" })).toBeUndefined();
    expect(readSupport(undefined, file, schema.source)).toBeUndefined();
  });

  test("that is damaged is reported with what fixes it", () => {
    expect(() => readSupport("{", file, schema.source)).toThrow(/is not JSON/);
    expect(() => readSupport("{}", file, schema.source)).toThrow(/has no list `measured`/);
  });
});
