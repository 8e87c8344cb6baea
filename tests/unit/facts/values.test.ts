import fc from "fast-check";
import { expect, test } from "vitest";
import { valueProblems } from "../../../src/facts/values.ts";

const tap = { type: "tap", id: "vm-net", mac: "02:00:00:00:00:01" };
const share = { proto: "virtiofs", tag: "store", source: "/s", mountPoint: "/s", socket: "s.sock" };

/** Each row: what the VM sets, its hypervisor, and where a problem is, with the beginning of what is said. */
test.each<[object, string, string, RegExp]>([
  [{ interfaces: [{ ...tap, mac: "zz:00:00:00:00:01" }] }, "qemu", "interfaces.0.mac", /six pairs/],
  [{ interfaces: [{ ...tap, mac: "02:00:00:00:01" }] }, "qemu", "interfaces.0.mac", /six pairs/],
  [{ interfaces: [{ ...tap, mac: "02-00-00-00-00-01" }] }, "crosvm", "interfaces.0.mac", /colons/],
  [{ interfaces: [{ ...tap, mac: "01:00:5e:00:00:01" }] }, "qemu", "interfaces.0.mac", /group/],
  [{ interfaces: [{ ...tap, mac: "ff:ff:ff:ff:ff:ff" }] }, "qemu", "interfaces.0.mac", /group/],
  [{ interfaces: [{ ...tap, mac: "00:00:00:00:00:00" }] }, "qemu", "interfaces.0.mac", /zeros/],
  [
    { interfaces: [{ ...tap, id: "a-tap-name-of-25-characters" }] },
    "qemu",
    "interfaces.0.id",
    /15/,
  ],
  [{ interfaces: [{ ...tap, id: "äöüäöüäö" }] }, "crosvm", "interfaces.0.id", /has 16/],
  [{ interfaces: [{ ...tap, id: "a/b" }] }, "crosvm", "interfaces.0.id", /slashes/],
  [{ interfaces: [{ ...tap, id: "tap%d" }] }, "crosvm", "interfaces.0.id", /%/],
  [{ interfaces: [{ ...tap, id: "0tap" }] }, "qemu", "interfaces.0.id", /begin with a letter/],
  [
    { interfaces: [{ type: "user", id: "a,b", mac: tap.mac }] },
    "qemu",
    "interfaces.0.id",
    /letter/,
  ],
  [
    { interfaces: [{ ...tap, type: "bridge", bridge: "a-bridge-of-18-chars" }] },
    ...(["qemu", "interfaces.0.bridge", /15/] as const),
  ],
  [
    { interfaces: [{ ...tap, type: "macvtap", macvtap: { link: "eth0:1", mode: "bridge" } }] },
    ...(["crosvm", "interfaces.0.macvtap.link", /colons/] as const),
  ],
  [{ interfaces: [tap, { ...tap, mac: "02:00:00:00:00:02" }] }, "qemu", "interfaces.1.id", /\[0\]/],
  [{ interfaces: [tap, { ...tap, id: "b" }] }, "qemu", "interfaces.1.mac", /interfaces\[0\]/],
  [{ devices: [{ bus: "pci", path: "00:14" }] }, "qemu", "devices.0.path", /PCI address/],
  [{ devices: [{ bus: "pci", path: "00:14.0" }] }, "qemu", "devices.0.path", /PCI address/],
  [{ devices: [{ bus: "pci", path: "0000:00:1F.6" }] }, "qemu", "devices.0.path", /PCI address/],
  [{ devices: [{ bus: "usb", path: "148f:5572" }] }, "qemu", "devices.0.path", /vendorid/],
  [
    { devices: [{ bus: "usb", path: "vendorid=148f,productid=0x5572" }] },
    ...(["qemu", "devices.0.path", /number of at most 0xffff/] as const),
  ],
  [{ vsock: { cid: 2 } }, "qemu", "vsock.cid", /from 3/],
  [{ vsock: { cid: -1 } }, "crosvm", "vsock.cid", /from 3/],
  [{ vsock: { cid: 4294967295 } }, "qemu", "vsock.cid", /from 3/],
  [
    { volumes: [{ image: "a.img", mountPoint: "/a", size: -5 }] },
    ...(["qemu", "volumes.0.size", /1 or more/] as const),
  ],
  [
    { volumes: [{ image: "/tank/disk, one.img", mountPoint: "/a", size: 5 }] },
    ...(["qemu", "volumes.0.image", /a comma/] as const),
  ],
  [
    { volumes: [{ image: "a=b.img", mountPoint: "/a", size: 5 }] },
    ...(["crosvm", "volumes.0.image", /equals sign/] as const),
  ],
  [
    { volumes: ["/a", "/b"].map((mountPoint) => ({ image: "a.img", mountPoint, size: 5 })) },
    ...(["qemu", "volumes.1.image", /volumes\[0\]/] as const),
  ],
  [{ shares: [{ ...share, tag: "a".repeat(37) }] }, "qemu", "shares.0.tag", /at most 36/],
  [{ shares: [{ ...share, proto: "9p", tag: "a".repeat(32) }] }, "qemu", "shares.0.tag", /31/],
  [{ shares: [{ ...share, proto: undefined, tag: "a".repeat(32) }] }, "qemu", "shares.0.tag", /31/],
  [{ shares: [{ ...share, proto: "9p", source: "/a, b" }] }, "qemu", "shares.0.source", /comma/],
  [{ shares: [{ ...share, proto: "9p", source: "/a:b" }] }, "crosvm", "shares.0.source", /colon/],
  [{ shares: [{ ...share, socket: "a,b.sock" }] }, "crosvm", "shares.0.socket", /comma/],
  [
    { shares: [share, { ...share, mountPoint: "/t", socket: "t.sock" }] },
    ...(["qemu", "shares.1.tag", /shares\[0\]/] as const),
  ],
  [
    {
      volumes: [{ image: "a.img", mountPoint: "/s/", size: 1 }],
      shares: [share],
    },
    ...(["qemu", "shares.0.mountPoint", /microvm\.volumes\[0\] has too/] as const),
  ],
  [
    {
      volumes: ["./a.img", "a.img"].map((image, at) => ({ image, mountPoint: `/${at}`, size: 1 })),
    },
    ...(["qemu", "volumes.1.image", /volumes\[0\]/] as const),
  ],
  [{ volumes: [{ image: "", mountPoint: "/a", size: 1 }] }, "qemu", "volumes.0.image", /empty/],
  [
    { devices: [{ bus: "pci", path: "10000:e1:00.0" }] },
    ...(["qemu", "devices.0.path", /four digits/] as const),
  ],
  [
    { devices: [{ bus: "usb", path: "vendrid=0x1,productid=0x2" }] },
    ...(["qemu", "devices.0.path", /"vendrid"/] as const),
  ],
  [
    { credentialFiles: { ["a".repeat(29)]: "/a" } },
    "qemu",
    `credentialFiles.${"a".repeat(29)}`,
    /28/,
  ],
  [{ credentialFiles: { a: "/a,b" } }, "qemu", "credentialFiles.a", /comma/],
  [{ socket: "a,b.sock" }, "qemu", "socket", /comma/],
])("%j on %s: %s", (vm, hypervisor, place, message) => {
  const problems = [...valueProblems(vm as never, hypervisor)];
  expect(problems.map(({ path }) => path.join("."))).toEqual([place]);
  expect(problems[0]?.message).toMatch(message);
});

test.each<[object, string]>([
  [{ interfaces: [tap, { type: "user", id: "qemu", mac: "02:00:00:00:00:02" }] }, "qemu"],
  [{ interfaces: [{ ...tap, id: "0tap" }] }, "crosvm"],
  [{ interfaces: [{ ...tap, mac: "02:AB:CD:EF:00:01" }] }, "qemu"],
  [{ devices: [{ bus: "pci", path: "0000:00:14.3" }] }, "crosvm"],
  [{ devices: [{ bus: "pci", path: "10000:e1:00.0" }] }, "crosvm"],
  [{ devices: [{ bus: "usb", path: "vendorid=0x148f,productid=0x5572" }] }, "qemu"],
  [{ devices: [{ bus: "usb", path: "hostbus=1,hostport=2.1,guest-reset=false" }] }, "qemu"],
  [{ vsock: { cid: 3 } }, "qemu"],
  [{ vsock: { cid: null } }, "qemu"],
  [{ shares: [{ ...share, tag: "a".repeat(36), source: "/tank/Films, Shows" }] }, "qemu"],
  [{ shares: [{ ...share, proto: "9p", tag: "a".repeat(31), source: "/a=b:c" }] }, "qemu"],
  [{ volumes: [{ image: "/a, b.img", mountPoint: "/a", size: 1 }] }, "firecracker"],
  [{ volumes: [{ image: "/dev/rbd0", mountPoint: "/a", size: 0, autoCreate: false }] }, "qemu"],
  [{ credentialFiles: { "ssh.ephemeral-authorized_key": "/a b" } }, "qemu"],
])("%j on %s is right", (vm, hypervisor) => {
  expect([...valueProblems(vm as never, hypervisor)]).toEqual([]);
});

test("every address that is written in the usual way, of one interface, is right", () => {
  const pair = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 127 }),
      fc.array(pair, { minLength: 5, maxLength: 5 }),
      (half, rest) => {
        const mac = [2 * half, ...rest].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
        expect([...valueProblems({ interfaces: [{ ...tap, mac }] }, "qemu")]).toEqual([]);
      },
    ),
  );
});
