import { describe, expect, test } from "vitest";
import { nix } from "../../../src/index.ts";
import { silentValues } from "../../../src/lint/silent-values.ts";
import { SupportTable } from "../../../src/microvm/support/support-table.ts";
import { schema, support } from "../../support/committed-support.ts";

const paths = (vm: Readonly<Record<string, unknown>>, table = support) =>
  [...silentValues(vm, schema, table)].map(({ path }) => path.join("."));

const image = (hypervisor: string, image: string, more = {}) => ({
  hypervisor,
  volumes: [{ image: "a.img" }, { image, ...more }],
});

describe("values with which a VM starts and does not get what is meant", () => {
  test.each([
    // QEMU's arguments say it themselves
    ["qemu", "a.qcow2", {}, []],
    ["firecracker", "/x/A.QCOW2", {}, ["volumes.1.image"]],
    ["stratovirt", "a.vdi", {}, ["volumes.1.image"]],
    ["alioth", "qcow2.img", {}, []],
    ["crosvm", "a.qcow2", {}, []],
    ["crosvm", "a.vmdk", {}, ["volumes.1.image"]],
    ["cloud-hypervisor", "a.qcow2", {}, ["volumes.1.image"]],
    ["cloud-hypervisor", "a.qcow2", { imageType: "raw" }, ["volumes.1.image"]],
    ["cloud-hypervisor", "a.qcow2", { imageType: "qcow2" }, []],
    ["cloud-hypervisor", "a.vmdk", { imageType: "qcow2" }, ["volumes.1.image"]],
  ])("%s with the image %s and %j", (hypervisor, name, more, found) => {
    expect(paths(image(hypervisor, name, more))).toEqual(found);
  });

  test("the store's disk is the root on crosvm, unless the runner makes another disk of it", () => {
    expect(paths({ hypervisor: "crosvm", storeOnDisk: true })).toEqual(["storeOnDisk"]);
    expect(paths({ hypervisor: "crosvm", storeOnDisk: false })).toEqual([]);
    expect(paths({ hypervisor: "crosvm" })).toEqual([]);
    expect(paths({ hypervisor: "qemu", storeOnDisk: true })).toEqual([]);
    const declaredRunner = nix`pkgs.ownRunner`;
    expect(paths({ hypervisor: "crosvm", storeOnDisk: true, declaredRunner })).toEqual([]);
    const fixed = support.measured.map((entry) =>
      entry.option === "storeOnDisk"
        ? { ...entry, arguments: { ...entry.arguments, crosvm: ["--block"] } }
        : entry,
    );
    expect(paths({ hypervisor: "crosvm", storeOnDisk: true }, new SupportTable(fixed))).toEqual([]);
  });
});
