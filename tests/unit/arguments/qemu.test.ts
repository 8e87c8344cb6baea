import { describe, expect, expectTypeOf, test } from "vitest";
import { qemu as qemu72 } from "../../../src/arguments/generated/qemu-7.2.ts";
import { qemu as qemu100 } from "../../../src/arguments/generated/qemu-10.0.ts";
import { qemu as qemu111 } from "../../../src/arguments/generated/qemu-11.1.ts";
import { takeNotes } from "../../../src/arguments/notes.ts";
import type { Thing } from "../../../src/arguments/values.ts";
import { existing, qemu } from "../../../src/index.ts";

test("an option and its value are two arguments, and definitions come before uses, once", () => {
  const memory = qemu.object("memory-backend-file", {
    id: "mem1",
    "mem-path": "/dev/shm/virtio_pmem.img",
    size: "16M",
    share: true,
  });
  const pmem = qemu.device("virtio-pmem-pci", { memdev: memory, id: "nv1" });
  const args = [
    "-object",
    "memory-backend-file,id=mem1,mem-path=/dev/shm/virtio_pmem.img,size=16M,share=on",
    "-device",
    "virtio-pmem-pci,memdev=mem1,id=nv1",
  ];
  expect(qemu.args(pmem)).toEqual(args);
  expect(qemu.args(memory, pmem, memory)).toEqual(args);
  expect(qemu.args(qemu.maxMemory("1G"), "-snapshot", pmem)).toEqual([
    "-m",
    "maxmem=1G",
    "-snapshot",
    ...args,
  ]);
});

test("commas are doubled, numbers and booleans become QEMU's", () => {
  const drive = qemu.drive({
    id: "vda",
    file: "/a,b.img",
    format: "raw",
    if: "none",
    "read-only": true,
  });
  expect(
    qemu.args(
      qemu.device("virtio-blk-pci", { drive, bootindex: 1, "config-wce": false, addr: "06.0" }),
    ),
  ).toEqual([
    "-drive",
    "id=vda,file=/a,,b.img,format=raw,if=none,read-only=on",
    "-device",
    "virtio-blk-pci,drive=vda,bootindex=1,config-wce=off,addr=06.0",
  ]);
});

test("a bus is the device that has it, under the name that QEMU gives it", () => {
  const controller = qemu.device("qemu-xhci", { id: "xhci" });
  const port = qemu.device("pcie-root-port", { id: "rp1", chassis: 1 });
  expect(
    qemu.args(
      qemu.device("usb-kbd", { bus: controller }),
      qemu.device("virtio-rng-pci", { bus: port }),
    ),
  ).toEqual([
    ...["-device", "qemu-xhci,id=xhci", "-device", "usb-kbd,bus=xhci.0"],
    ...["-device", "pcie-root-port,id=rp1,chassis=1", "-device", "virtio-rng-pci,bus=rp1"],
  ]);
  qemu.args(qemu.device("usb-kbd", { bus: qemu.device("qemu-xhci") }));
  expect(takeNotes().problems).toMatchObject([
    { message: "bus of -device refers to something without an id", fix: 'give it one: id: "a1"' },
  ]);
});

test("what the runner defines is named, not defined again", () => {
  expect(qemu.args(qemu.device("pci-serial", { chardev: existing("chardev", "stdio") }))).toEqual([
    "-device",
    "pci-serial,chardev=stdio",
  ]);
});

test("structures have keys below their own, lists say a key more than once", () => {
  expect(
    qemu.args(
      qemu.netdev("stream", { id: "n", addr: { type: "unix", path: "/a.sock" }, server: true }),
      qemu.object("memory-backend-ram", {
        id: "m",
        size: 4096,
        "host-nodes": [0, 1],
        policy: "bind",
      }),
    ),
  ).toEqual([
    ...["-netdev", "stream,id=n,addr.type=unix,addr.path=/a.sock,server=on"],
    ...["-object", "memory-backend-ram,id=m,size=4096,host-nodes=0,host-nodes=1,policy=bind"],
  ]);
});

// each of these is for the compiler: `npm run check` fails where one is not an error any more
describe("the compiler refuses", () => {
  const memory = qemu.object("memory-backend-ram", { id: "m", size: "1M" });

  test("names, values and references that the build does not accept", () => {
    expect([
      // @ts-expect-error: an unknown device
      qemu.device("virtio-pmen-pci", { memdev: memory }),
      // @ts-expect-error: a property that is missing
      qemu.device("virtio-pmem-pci", { id: "nv1" }),
      // @ts-expect-error: properties that are missing altogether
      qemu.device("virtio-pmem-pci"),
      // @ts-expect-error: an unknown property
      qemu.device("virtio-rng-pci", { adress: "6" }),
      // @ts-expect-error: a value of another type
      qemu.device("virtio-rng-pci", { multifunction: "on" }),
      // @ts-expect-error: a value that is not one of the enumeration
      qemu.device("virtio-rng-pci", { "disable-legacy": "maybe" }),
      // @ts-expect-error: a text for a thing
      qemu.device("virtio-pmem-pci", { memdev: "m" }),
      // @ts-expect-error: a thing of another kind
      qemu.device("virtio-net-pci", { netdev: memory }),
      // @ts-expect-error: an object of another kind
      qemu.device("virtio-rng-pci", { rng: memory }),
      // @ts-expect-error: a size without a known unit
      qemu.object("memory-backend-ram", { id: "m", size: "1MB" }),
      // @ts-expect-error: an object that this build lacks
      qemu72.object("memory-backend-shm", { id: "m", size: "1M" }),
    ]).toHaveLength(11);
  });
});

test("a character device, a drive and a file system have the keys that the build lists", () => {
  expect(
    qemu.args(
      qemu.chardev("socket", { id: "a", path: "a.sock", server: true, "reconnect-ms": 5 }),
      qemu.chardev("qemu-vdagent", { id: "b", clipboard: true }),
      qemu.drive({ id: "c", media: "cdrom", "throttling.bps-total": 4096 }),
      qemu.fsdev({ id: "d", path: "/srv", security_model: "none", multidevs: "remap" }),
    ),
  ).toEqual([
    ...["-chardev", "socket,id=a,path=a.sock,server=on,reconnect-ms=5"],
    ...["-chardev", "qemu-vdagent,id=b,clipboard=on"],
    ...["-drive", "id=c,media=cdrom,throttling.bps-total=4096"],
    ...["-fsdev", "local,id=d,path=/srv,security_model=none,multidevs=remap"],
  ]);
  // @ts-expect-error -- of 10.0 on
  qemu72.chardev("socket", { id: "a", path: "a.sock", "reconnect-ms": 5 });
  // @ts-expect-error -- no such backend
  qemu.chardev("sockets", { id: "a" });
  // @ts-expect-error -- no such member
  qemu.drive({ id: "a", file: "b", aio: "thread" });
});

test("what 11.1 has and lacks is typed", () => {
  // this repository's pin speaks for 11.1, and so codegen gave its types to the builder that has no version in its name
  expectTypeOf(qemu).toEqualTypeOf(qemu111);
  expect([
    qemu.device("virtio-rtc-pci"),
    // @ts-expect-error: of 11.1 on
    qemu100.device("virtio-rtc-pci"),
    // @ts-expect-error: no longer
    qemu.device("intel-iommu", { pt: true }),
    qemu100.device("intel-iommu", { pt: true }),
  ]).toHaveLength(4);
});

test("sound, and a socket's address, are typed too", () => {
  const sound = qemu.audiodev("none", { id: "snd", out: { frequency: 48000 } });
  expect(
    qemu.args(
      qemu.device("hda-duplex", { audiodev: sound }),
      qemu.netdev("dgram", {
        id: "n",
        local: { type: "inet", host: "127.0.0.1", port: "0" },
        remote: { type: "inet", host: "127.0.0.1", port: "2001" },
      }),
    ),
  ).toEqual([
    ...["-audiodev", "none,id=snd,out.frequency=48000", "-device", "hda-duplex,audiodev=snd"],
    "-netdev",
    "dgram,id=n,local.type=inet,local.host=127.0.0.1,local.port=0,remote.type=inet,remote.host=127.0.0.1,remote.port=2001",
  ]);
  // @ts-expect-error -- a socket of this kind has a path
  qemu.netdev("stream", { id: "n", addr: { type: "unix", host: "a" } });
  // @ts-expect-error -- no such kind of address
  qemu.netdev("stream", { id: "n", addr: { type: "tcp", host: "a", port: "1" } });
  // @ts-expect-error -- QEMU takes no structure in the text of -object
  qemu.object("throttle-group", { id: "t", limits: { "iops-total": 1 } });
});

test("references take things of their own kind", () => {
  const memory = qemu.object("memory-backend-ram", { id: "m", size: "1M" });
  expectTypeOf(memory).toExtend<Thing<"memory-backend">>();
  expectTypeOf(qemu.netdev("user", { id: "n" })).toExtend<Thing<"netdev">>();
  expectTypeOf(qemu.blockdev("null-co", { "node-name": "d" })).toExtend<Thing<"drive">>();
  expectTypeOf(memory).not.toExtend<Thing<"netdev">>();
  expectTypeOf<Parameters<typeof qemu.tpmdev<"emulator">>[1]["chardev"]>().toEqualTypeOf<
    Thing<"chardev">
  >();
});
