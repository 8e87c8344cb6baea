import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { QemuPack } from "../../src/packs/format.ts";
import { readQemuPack } from "../../src/packs/read.ts";
import { hasQemu, root } from "../support/available.ts";
import { lackingDevices } from "../support/qemu.ts";

const program = "qemu-system-x86_64";
const installed = hasQemu ? spawnSync(program, ["--version"], { encoding: "utf8" }).stdout : "";
const committed = readQemuPack("qemu-7.2");

describe.skipIf(!installed.includes(committed.build.version))("the pack of QEMU 7.2", () => {
  const cache = mkdtempSync(join(tmpdir(), "ghaf-microvm-pack-cache-"));
  const ask = () => {
    const start = performance.now();
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(root, "dist/cli.js"), "pack", "qemu"],
      { cwd: cache, encoding: "utf8", env: { ...process.env, XDG_CACHE_HOME: cache } },
    );
    return { stdout, stderr, status, milliseconds: performance.now() - start };
  };

  test("is what that QEMU reports, to the byte, but for modules that are not installed; and stored once", () => {
    const first = ask();
    expect(first.status).toBe(0);
    const text = readFileSync(join(root, "nix/packs/qemu-7.2.json"), "utf8");
    const { unread = [], ...reported } = JSON.parse(first.stdout) as QemuPack;
    const lacking = [...lackingDevices(program, committed), ...unread];
    if (lacking.length === 0) expect(first.stdout).toBe(text);
    for (const name of unread) expect(first.stderr).toContain(name);
    const isLacking = (name: string) =>
      lacking.includes(name) ||
      lacking.includes(committed.devices[name]?.aliasOf ?? "") ||
      // what the OpenGL devices are made of, known only where they are
      (unread.length > 0 && name === "virtio-gpu-gl-device");
    expect(reported.devices).toEqual(
      Object.fromEntries(Object.entries(committed.devices).filter(([name]) => !isLacking(name))),
    );
    expect(reported.machines).toEqual(committed.machines);
    expect(reported.objects).toEqual(committed.objects);
    expect(reported.options).toEqual(committed.options);

    const second = ask();
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toBe(first.stderr);
    expect(second.milliseconds).toBeLessThan(first.milliseconds / 10);
  }, 900_000);
});

describe.each(["qemu-7.2", "qemu-10.0", "qemu-11.1"])("the committed pack %s", (name) => {
  const pack = readQemuPack(name);

  test("is small", () => {
    const text = readFileSync(join(root, "nix/packs", `${name}.json`));
    expect(gzipSync(text).length).toBeLessThan(25_000);
  });

  test("has options with the number of their values", () => {
    expect(pack.options).toMatchObject({
      device: 1,
      nographic: 0,
      M: 1,
      append: 1,
      "no-reboot": 0,
    });
  });

  test("has a device's bus, its properties and those it needs", () => {
    expect(pack.devices["virtio-pmem-pci"]).toMatchObject({
      bus: "PCI",
      properties: {
        memdev: "link:memory-backend!",
        memaddr: "uint64",
        "disable-legacy": "|on|off|auto",
      },
    });
    expect(pack.devices["virtio-blk-device"]?.properties.drive).toBe("str!");
  });

  test("has an object's properties and those it needs", () => {
    expect(pack.objects["memory-backend-file"]).toMatchObject({
      id: "str!",
      "mem-path": "str!",
      share: "bool",
      policy: "|default|preferred|bind|interleave",
    });
  });

  test("distinguishes machines by their buses and properties", () => {
    expect(pack.machines.microvm?.buses).not.toContain("PCIE");
    expect(pack.machines.q35?.buses).toContain("PCIE");
    expect(pack.machines.q35?.properties.sata).toBe("bool");
    expect(pack.machines.microvm?.properties.sata).toBeUndefined();
  });

  test("has a machine's properties that it drops while it starts, and none that no one can set", () => {
    expect(pack.machines.pc?.properties).toMatchObject({ pflash0: "str", pflash1: "str" });
    expect(pack.machines.q35?.properties["rtc-time"]).toBeUndefined();
  });

  test("has the levels of processors of each machine, and which machines give nodes memory by its size", () => {
    expect(pack.machines.q35?.topology).toContain("dies");
    expect(pack.machines.q35?.topology).not.toContain("clusters");
    expect(pack.machines.microvm?.topology).toEqual([]);
    // QEMU 11 has none of these machines
    expect(pack.numaMemory?.includes("pc-i440fx-5.0")).toBe(!name.startsWith("qemu-11"));
    expect(pack.numaMemory).not.toContain("pc-i440fx-6.0");
  });

  test("distinguishes sizes of NUMA from numbers, and has character devices whose modules are loaded when named", () => {
    expect(pack.numa?.["hmat-lb"]).toMatchObject({ bandwidth: "size", latency: "number" });
    expect(pack.numa?.["hmat-cache"]).toMatchObject({ size: "size!", line: "number!" });
    expect(pack.chardevs).toEqual(expect.arrayContaining(["dbus", "spicevmc"]));
    expect(pack.chardevs).not.toContain("console");
  });
});

describe.each(["qemu-10.0-aarch64", "qemu-11.1-aarch64"])("the committed pack %s", (name) => {
  const pack = readQemuPack(name);

  test("has what devices need, as that of x86_64 has", () => {
    const { devices } = readQemuPack(name.replace("-aarch64", ""));
    for (const driver of ["virtio-9p-pci", "nvme", "vhost-user-fs-pci", "usb-storage"])
      expect(pack.devices[driver]?.properties).toEqual(devices[driver]?.properties);
  });

  test("has the levels of processors of its machine, and its network models", () => {
    expect(pack.machines.virt?.topology).toEqual(["clusters"]);
    expect(pack.nics).toContain("virtio-net-pci");
  });
});

test("QEMU 11.1 has what 10.0 has not, and lost what 10.0 had", () => {
  const [older, newer] = [readQemuPack("qemu-10.0"), readQemuPack("qemu-11.1")];
  expect(newer.devices["virtio-rtc-pci"]).toBeDefined();
  expect(older.devices["virtio-rtc-pci"]).toBeUndefined();
  expect(newer.machineVersions).not.toContain("pc-i440fx-2.4");
  expect(older.machineVersions).toContain("pc-i440fx-2.4");
  expect(newer.groups.chardev?.reconnect).toBeUndefined();
  expect(older.groups.chardev?.reconnect).toBe("number");
  expect(readQemuPack("qemu-11.1-aarch64").devices["vfio-platform"]).toBeUndefined();
  expect(readQemuPack("qemu-11.1-aarch64-ghaf").devices["vfio-platform"]).toBeUndefined();
});

test("the packs differ where the versions do", () => {
  const newer = readQemuPack("qemu-10.0");
  expect(Object.keys(committed.devices)).toContain("sga");
  expect(Object.keys(newer.devices)).not.toContain("sga");
  expect(newer.objects["memory-backend-shm"]).toBeDefined();
  expect(committed.objects["memory-backend-shm"]).toBeUndefined();
  expect([committed.options.runas, newer.options.runas]).toEqual([1, undefined]);
  expect([committed.options["run-with"], newer.options["run-with"]]).toEqual([undefined, 1]);
});

test("on a Jetson, Ghaf's build has what QEMU has on such a host, and what Ghaf adds to that", () => {
  const patched = readQemuPack("qemu-10.0-aarch64-ghaf");
  expect(patched.build.overlays).toEqual(["aarch64-host", "ghaf-aarch64"]);
  expect(patched.accelerators).toContain("kvm");
  expect(patched.cpus).toContain("host");
  expect(patched.devices["vfio-platform"]).toMatchObject({
    bus: "System",
    properties: { host: "str", "mmio-base": "uint64", "startup-rearm": "bool" },
  });
  expect(patched.devices.battery).toBeUndefined();
});

test("an overlay adds what a patched build has, and the build says so", () => {
  const patched = readQemuPack("qemu-10.0-ghaf");
  expect(patched.build.overlays).toEqual(["ghaf"]);
  expect(patched.devices.battery?.properties["enable-sysfs"]).toBe("bool");
  expect(patched.devices["ivshmem-doorbell"]).toMatchObject({
    bus: "PCI",
    properties: { flataddr: "uint64", vectors: "uint32" },
  });
});
