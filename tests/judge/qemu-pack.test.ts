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

  test("is what that QEMU tells, to the byte, but for modules that are not installed; and told once", () => {
    const first = ask();
    expect(first.status).toBe(0);
    const text = readFileSync(join(root, "nix/packs/qemu-7.2.json"), "utf8");
    const { unread = [], ...told } = JSON.parse(first.stdout) as QemuPack;
    const lacking = [...lackingDevices(program, committed), ...unread];
    if (lacking.length === 0) expect(first.stdout).toBe(text);
    for (const name of unread) expect(first.stderr).toContain(name);
    const isLacking = (name: string) =>
      lacking.includes(name) ||
      lacking.includes(committed.devices[name]?.aliasOf ?? "") ||
      // what the OpenGL devices are made of, known only where they are
      (unread.length > 0 && name === "virtio-gpu-gl-device");
    expect(told.devices).toEqual(
      Object.fromEntries(Object.entries(committed.devices).filter(([name]) => !isLacking(name))),
    );
    expect(told.machines).toEqual(committed.machines);
    expect(told.objects).toEqual(committed.objects);
    expect(told.options).toEqual(committed.options);

    const second = ask();
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toBe(first.stderr);
    expect(second.milliseconds).toBeLessThan(first.milliseconds / 10);
  }, 900_000);
});

describe.each(["qemu-7.2", "qemu-10.0"])("the committed pack %s", (name) => {
  const pack = readQemuPack(name);

  test("is small", () => {
    expect(gzipSync(JSON.stringify(pack)).length).toBeLessThan(150_000);
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

  test("tells machines apart by their buses and properties", () => {
    expect(pack.machines.microvm?.buses).not.toContain("PCIE");
    expect(pack.machines.q35?.buses).toContain("PCIE");
    expect(pack.machines.q35?.properties.sata).toBe("bool");
    expect(pack.machines.microvm?.properties.sata).toBeUndefined();
  });
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
