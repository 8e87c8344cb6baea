import { describe, expect, test } from "vitest";
import { silentValues } from "../../../../src/lint/definitions/silent-values.ts";
import { schema } from "../../../support/committed-support.ts";

const paths = (vm: Readonly<Record<string, unknown>>) =>
  [...silentValues(vm, schema)].map(({ path }) => path.join("."));

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

  test("of the store's disk on crosvm a definition's command line says more", () => {
    expect(paths({ hypervisor: "crosvm", storeOnDisk: true })).toEqual([]);
  });
});
