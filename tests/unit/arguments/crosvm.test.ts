import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CrosvmArgs, CrosvmArgument } from "../../../src/arguments/crosvm.ts";
import { takeNotes } from "../../../src/arguments/notes.ts";
import { crosvm } from "../../../src/index.ts";
import { lintCrosvm } from "../../../src/lint/crosvm/lint.ts";
import { readCrosvmPack } from "../../../src/packs/read.ts";
import { crosvmValues, type TypedValue } from "../../support/crosvm-values.ts";

test("a flag is its builder's name, and its value has the keys of its structure", () => {
  expect(
    crosvm.args(
      crosvm.pmem({ path: "/dev/shm/virtio_pmem.img", ro: false }),
      crosvm.s2idle(),
      crosvm.battery({ type: "goldfish" }),
      crosvm.swtpm("vtpm.sock"),
      "--disable-sandbox",
    ),
  ).toEqual([
    ...["--pmem", "path=/dev/shm/virtio_pmem.img,ro=false"],
    "--s2idle",
    ...["--battery", "type=goldfish"],
    ...["--swtpm", "vtpm.sock"],
    "--disable-sandbox",
  ]);
});

test("what has a meaning in crosvm's grammar is quoted", () => {
  expect(crosvm.args(crosvm.pmem({ path: "/a,b" }))).toEqual(["--pmem", 'path="/a,b"']);
  expect(crosvm.args(crosvm.net({ "tap-name": "12" }))).toEqual(["--net", 'tap-name="12"']);
  expect(crosvm.args(crosvm.pmem({ path: 'a b"\\' }))).toEqual(["--pmem", 'path="a b\\"\\\\"']);
});

test("structures, lists and data stand in brackets within a value", () => {
  expect(
    crosvm.args(
      crosvm.gpu({
        backend: "virglrenderer",
        displays: [{ mode: { windowed: [1920, 1080] }, dpi: [96, 96] }, { hidden: true }],
      }),
      crosvm.cpus({ "num-cores": 4, clusters: [[0, 1], ["2-3"]] }),
      crosvm.hypervisor("kvm"),
      crosvm.hypervisor({ kvm: { device: "/dev/kvm" } }),
      crosvm.input({ "multi-touch": { path: "/a", width: 10 } }),
      crosvm.net({ "tap-name": "vm-a", "vhost-net": { device: "/dev/vhost-net" } }),
      crosvm.sharedDir({ src: "/srv", tag: "srv", type: "fs", cache_policy: "always" }),
      crosvm.rtCpus("0,2-3"),
    ),
  ).toEqual([
    "--gpu",
    "backend=virglrenderer,displays=[[mode=windowed[1920,1080],dpi=[96,96]],[hidden=true]]",
    ...["--cpus", "num-cores=4,clusters=[[0,1],[2-3]]"],
    ...["--hypervisor", "kvm"],
    ...["--hypervisor", "kvm[device=/dev/kvm]"],
    ...["--input", "multi-touch[path=/a,width=10]"],
    ...["--net", "tap-name=vm-a,vhost-net=[device=/dev/vhost-net]"],
    ...["--shared-dir", "/srv:srv:type=fs:cache_policy=always"],
    ...["--rt-cpus", "0,2-3"],
  ]);
});

test("a part that cannot be quoted is refused", () => {
  // other files' tests leave notes, too
  takeNotes();
  crosvm.args(crosvm.sharedDir({ src: "/a:b", tag: "srv" }));
  expect(takeNotes().problems).toMatchObject([
    { message: 'src must not contain ":", where crosvm splits the value' },
  ]);
});

test("the compiler refuses what crosvm does", () => {
  expect([
    // @ts-expect-error: an unknown flag
    crosvm.pmen({ path: "/a" }),
    // @ts-expect-error: a flag of Windows alone
    crosvm.exitStats(),
    // @ts-expect-error: an unknown key
    crosvm.pmem({ path: "/a", readonly: true }),
    // @ts-expect-error: a key that is missing
    crosvm.pmem({ ro: true }),
    // @ts-expect-error: QEMU's way to say yes
    crosvm.pmem({ path: "/a", ro: "on" }),
    // @ts-expect-error: a value for a switch
    crosvm.s2idle(true),
    // @ts-expect-error: an unknown member
    crosvm.serial({ type: "stdot" }),
    // @ts-expect-error: no such hypervisor
    crosvm.hypervisor("xen"),
    // @ts-expect-error: data that the member does not have
    crosvm.hypervisor({ kvm: { devise: "/dev/kvm" } }),
    // @ts-expect-error: a member that needs its data
    crosvm.input("evdev"),
    // @ts-expect-error: no PCI address
    crosvm.vfio({ path: "/a", "guest-address": "1f" }),
    // @ts-expect-error: no MAC address
    crosvm.net({ "tap-name": "a", mac: "02:00:00" }),
    // @ts-expect-error: two ways to a network
    crosvm.net({ "tap-name": "a", "tap-fd": 3 }),
    // @ts-expect-error: half of a network
    crosvm.net({ "host-ip": "10.0.0.1" }),
    // @ts-expect-error: one number of two
    crosvm.gpuDisplay({ mode: { windowed: [1920] } }),
    // @ts-expect-error: virtiofs' key for 9p
    crosvm.sharedDir({ src: "/a", tag: "a", cache_policy: "always" }),
    // @ts-expect-error: no CPUs
    crosvm.rtCpus("all"),
  ]).toHaveLength(17);
});

describe("random values of all types", () => {
  const pack = readCrosvmPack("crosvm-ghaf");
  const builders = crosvm as unknown as Record<string, (value?: TypedValue) => CrosvmArgument> &
    CrosvmArgs;
  const flags = Object.entries(pack.flags).filter(([, { values }]) => values === 1);

  test("are read back by crosvm's grammar", () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...flags)
          .chain(([flag, { value = "any" }]) =>
            fc.tuple(fc.constant(flag), crosvmValues(pack, value)),
          ),
        ([flag, value]) => {
          const name = flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
          const args = crosvm.args(builders[name]?.(value) as CrosvmArgument);
          const findings = lintCrosvm(args, pack).filter(
            // what keys ask of each other, types do not say
            ({ rule, severity }) => severity === "refused" && rule !== "collision",
          );
          expect(findings.filter(({ message }) => !message.includes(" needs --"))).toEqual([]);
        },
      ),
      { numRuns: 2000, seed: 20261123 },
    );
  });
});
