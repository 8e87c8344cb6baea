import { describe, expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";

const newer = readQemuPack("qemu-10.0");

/** `rule: message` of each finding in a line whose arguments are separated by spaces. */
const findings = (line: string) =>
  lintQemu(line.split(" "), newer).map(({ rule, message }) => `${rule}: ${message}`);

const many = (count: number, argument: string) => ` ${argument}`.repeat(count);

// each line was given to QEMU 7.2.22, 10.0.13 and 11.1.3: with one device less they start
describe("the bus of a controller", () => {
  const disk = (index: number) =>
    ` -drive if=none,driver=null-co,id=v${index} -device scsi-hd,bus=s.0,drive=v${index}`;
  const disks = (count: number) =>
    Array.from({ length: count }, (_, index) => disk(index)).join("");

  test.each([
    ["virtio-scsi-pci", 256],
    ["megasas-gen2", 65],
    ["pvscsi", 65],
    ["mptsas1068", 9],
    ["dc390", 8],
    ["lsi53c895a", 8],
    ["lsi", 8],
  ])("of %s has places for %d disks", (driver, most) => {
    const start = `-M q35 -nodefaults -device ${driver},id=s`;
    expect(findings(start + disks(most))).toEqual([]);
    expect(findings(start + disks(most + 1))).toEqual([
      `full-bus: the bus of ${driver} has places for ${most} devices, and this is one more: another controller has more, and so have units (lun=...) of one target`,
    ]);
  });

  test("need not be named: two of lsi's have as many places", () => {
    const unnamed = disks(8).replaceAll(",bus=s.0", "");
    expect(findings(`-M q35 -nodefaults -device lsi -device lsi${unnamed}`)).toEqual([]);
  });

  test("of lsi has one unit for each target, and that of usb-bot 16", () => {
    const disk = " -drive if=none,driver=null-co,id=v -device scsi-hd,bus=s.0,drive=v,lun=";
    const start = "-M q35 -nodefaults -device qemu-xhci -device ";
    expect(findings(`${start}lsi53c895a,id=s${disk}0`)).toEqual([]);
    expect(findings(`${start}lsi53c895a,id=s${disk}1`)).toEqual([
      "wrong-value: lun=1: lsi53c895a has lun=0 alone",
    ]);
    expect(findings(`${start}usb-bot,id=s${disk}15`)).toEqual([]);
    expect(findings(`${start}usb-bot,id=s${disk}16`)).toEqual([
      "wrong-value: lun=16: usb-bot has units 0 to 15",
    ]);
  });

  test.each([
    ["intel-hda", "hda-duplex", 15],
    ["usb-ehci", "usb-tablet", 6],
    ["tpci200", "ipoctal232", 4],
  ])("of %s has places for as many %s", (driver, device, most) => {
    const start = `-M q35 -nodefaults -device ${driver},id=x`;
    expect(findings(start + many(most, `-device ${device},bus=x.0`))).toEqual([]);
    expect(findings(start + many(most + 1, `-device ${device},bus=x.0`))).toHaveLength(1);
    // without its name, too: it is the bus of the controller made last, however many there are
    expect(findings(start + many(most + 1, `-device ${device}`))).toHaveLength(1);
    const two = `${start} -device ${driver}`;
    expect(findings(two + many(most + 1, `-device ${device}`))).toHaveLength(1);
  });

  test("shares its ports with companions", () => {
    const start = "-M q35 -nodefaults -device ich9-usb-ehci1,id=x";
    const seven = many(7, "-device usb-tablet,bus=x.0");
    // the last free port gets a hub, which is of USB 1
    const companion = (firstport: number) =>
      ` -device ich9-usb-uhci1,masterbus=x.0,firstport=${firstport}`;
    expect(findings(start + companion(4) + seven)).toEqual([]);
    expect(findings(start + companion(0) + seven)).toEqual([
      "full-bus: the controller has six ports of USB 2, of which none is free: `qemu-xhci` has hubs added for more",
    ]);
  });
});

describe("a table of the machine", () => {
  test("has none for -parallel none", () => {
    expect(findings(`-M q35 -nodefaults${many(4, "-parallel none")}`)).toEqual([]);
  });

  test.each([
    ["-parallel null", 3],
    ["-nic user", 8],
  ])("has places for so many %s", (option, most) => {
    expect(findings(`-M q35 -nodefaults${many(most, option)}`)).toEqual([]);
    expect(findings(`-M q35 -nodefaults${many(most + 1, option)}`)).toHaveLength(1);
  });
});

// each line was given to QEMU 7.2.22 and 10.0.13: it refuses these
describe("a PCI bus", () => {
  test.each([
    ["-M q35 -nodefaults", 30],
    ["-M q35", 28],
    ["-M q35 -vga none", 29],
    ["-M q35 -net none", 29],
    ["-M q35 -nic none -device virtio-vga", 29],
    ["-M pc -nodefaults", 30],
    ["-M microvm,pcie=on", 31],
  ])("of %s takes %d devices", (line, most) => {
    expect(findings(line + many(most, "-device virtio-rng-pci"))).toEqual([]);
    expect(findings(line + many(most + 1, "-device virtio-rng-pci"))).toEqual([
      expect.stringMatching(/^full-bus: the PCI bus pcie?\.0 has no slot left: /),
    ]);
  });

  test("of a bridge has 32 slots", () => {
    const bridge = "-M q35 -nodefaults -device pci-bridge,id=b,chassis_nr=1";
    expect(findings(bridge + many(32, "-device virtio-rng-pci,bus=b"))).toEqual([]);
    expect(findings(bridge + many(33, "-device virtio-rng-pci,bus=b"))).toHaveLength(1);
  });

  test.each([
    [
      "-M q35 -device virtio-rng-pci,addr=1",
      "collision: the PCI address 1.0 is taken by the machine's VGA card",
    ],
    [
      "-M q35 -device virtio-rng-pci,addr=2",
      "collision: the PCI address 2.0 is taken by the machine's network card",
    ],
    [
      "-M pc -vga qxl -nic user -device virtio-rng-pci,addr=3",
      "collision: the PCI address 3.0 is taken by a network card of -nic",
    ],
    [
      "-M pc -nodefaults -virtfs local,path=.,mount_tag=a,security_model=none -device virtio-rng-pci,addr=2",
      "collision: the PCI address 2.0 is taken by -virtfs",
    ],
    [
      '-M q35 -nodefaults -device {"driver":"virtio-rng-pci"} -device {"driver":"qemu-xhci","addr":"1"}',
      "collision: the PCI address 1.0 is taken by virtio-rng-pci",
    ],
    [
      "-M q35 -nodefaults -device virtio-rng-pci,addr=1.1 -device virtio-rng-pci",
      "collision: the PCI slot 1 has other functions already: function 0 needs multifunction=on",
    ],
    [
      "-M q35 -nodefaults -device pcie-root-port,id=rp -device virtio-rng-pci,bus=rp -device qemu-xhci,bus=rp",
      "never-seen: rp has one slot, 0, and qemu-xhci is in slot 1, where no guest looks: give it a pcie-root-port of its own",
    ],
  ])("%s", (line, expected) => {
    expect(findings(line)).toEqual([expected]);
  });

  test.each([
    // JSON comes after all others, whatever stands first
    '-M q35 -nodefaults -device {"driver":"virtio-rng-pci"} -device virtio-balloon-pci -device virtio-rng-pci,addr=2',
    "-M pc,acpi=off -nodefaults -device virtio-rng-pci,addr=1.3",
    "-M q35,sata=off -nodefaults -device virtio-rng-pci,addr=1f.2",
    "-M pc -nodefaults -drive if=virtio,file=a.img,format=raw -device virtio-rng-pci,addr=2",
    '-M q35 -nodefaults -device {"driver":"virtio-rng-pci","bus":false}',
  ])("starts: %s", (line) => {
    expect(findings(line)).toEqual([]);
  });
});

describe("other buses", () => {
  test.each([
    ["-M microvm", 24, "-device virtio-rng-device"],
    ["-M microvm,acpi=off", 8, "-device virtio-rng-device"],
    ["-M microvm,ioapic2=off", 8, "-device virtio-rng-device"],
    ["-M q35 -device virtio-serial-pci", 30, "-device virtserialport"],
    ["-M q35 -device virtio-serial-pci,max_ports=4", 3, "-device virtserialport"],
    ["-M q35 -device virtio-serial-pci,max_ports=4", 4, "-device virtconsole"],
    ["-M q35 -nodefaults", 1, "-device ide-cd"],
    ["-M q35 -nodefaults", 4, "-device isa-serial"],
    ["-M q35 -serial null", 3, "-device isa-serial"],
  ])("of %s take %d", (line, most, device) => {
    expect(findings(line + many(most, device))).toEqual([]);
    expect(findings(line + many(most + 1, device))).toEqual([expect.stringMatching(/^full-bus: /)]);
  });

  test.each([
    [
      "-M pc -nodefaults -device ide-cd -device ide-cd -device ide-cd",
      "collision: unit=1 of ide.1 already belongs to another drive: say bus=... for each drive",
    ],
    [
      "-M microvm,acpi=off -device virtio-rng-device,bus=virtio-mmio-bus.9",
      "full-bus: the machine microvm has virtio-mmio-bus.9 only with acpi=on and ioapic2=on",
    ],
    [
      "-M microvm -device virtio-rng-device,bus=virtio-mmio-bus.0 -device virtio-rng-device,bus=virtio-mmio-bus.0",
      "full-bus: virtio-mmio-bus.0 has a device already, and takes one",
    ],
    [
      "-M q35 -usb -device usb-tablet,port=7",
      "collision: port=7 of its bus is not there: it has 6 ports for such a device",
    ],
    [
      "-M q35 -device qemu-xhci,id=x -device usb-hub,bus=x.0,port=1 -device usb-tablet,bus=x.0,port=1.9",
      "collision: port=1.9 of x.0 is not there: the hub at port 1 has 8 ports",
    ],
    [
      "-M q35 -device qemu-xhci,id=x -device usb-tablet,bus=x.0,port=2.1",
      "collision: port=2.1 of x.0 is not there: no hub is at port 2",
    ],
    [
      "-M q35 -device virtio-rng-pci,id=a -device lsi,id=s,bus=s.0",
      "used-before-definition: bus=s.0 is defined only later: QEMU creates devices in order",
    ],
  ])("%s", (line, expected) => {
    expect(findings(line)).toEqual([expected]);
  });

  test("take the last controller where none is named", () => {
    const line =
      "-M q35 -device virtio-serial-pci,max_ports=1 -device virtio-serial-pci -device virtserialport";
    expect(findings(line)).toEqual([]);
  });
});

// each line was given to QEMU 7.2.22 and 10.0.13, which refuse those with a finding
describe("a bus that no device names", () => {
  const disks = (count: number) =>
    many(count, "-device scsi-hd,drive=v").replaceAll("drive=v", () => `drive=v${disk++}`);
  let disk = 0;

  test.each([
    ["is that of the controller made last", "-device virtio-scsi-pci -device lsi", 9, 1],
    ["may be the greater one", "-device lsi -device virtio-scsi-pci", 9, 0],
    [
      "is that of a controller beside others before one below a port made earlier",
      "-device pcie-root-port,id=p -device lsi -device virtio-scsi-pci,bus=p",
      9,
      1,
    ],
    [
      "is below a port made later",
      "-device lsi -device pcie-root-port,id=p -device virtio-scsi-pci,bus=p",
      9,
      0,
    ],
  ])("%s", (_, controllers, count, refused) => {
    const line = `-M q35 -nodefaults ${controllers}${disks(count)}`;
    expect(findings(line).filter((text) => text.startsWith("full-bus"))).toHaveLength(refused);
  });

  test.each([
    ["-M microvm -device virtio-serial-device,max_ports=3 -device virtio-serial-device", 3, 1],
    ["-M microvm -device virtio-serial-device -device virtio-serial-device,max_ports=3", 3, 0],
  ])("is the first of memory-mapped ones: %s", (line, count, refused) => {
    expect(findings(line + many(count, "-device virtserialport"))).toHaveLength(refused);
  });
});

// each line was given to QEMU 7.2.22 and 10.0.13, which refuse those with a finding
describe("a floppy controller", () => {
  test.each([
    ["-M pc -device floppy -device floppy", []],
    [
      "-M pc -device floppy -device floppy -device floppy",
      [
        "full-bus: floppy-bus.0 has 2 places for drives, and there is none with unit=2: say bus=... for each drive",
      ],
    ],
    [
      "-M pc -device floppy,unit=0 -device floppy,unit=0",
      [
        "collision: unit=0 of floppy-bus.0 already belongs to another drive: say bus=... for each drive",
      ],
    ],
    ["-M q35 -device floppy", [expect.stringMatching(/^no-bus: /)]],
    ["-M q35 -drive if=floppy,file=a.img,format=raw -device floppy", []],
    [
      "-M q35 -drive if=floppy,file=a.img,format=raw -device floppy -device floppy",
      [expect.stringMatching(/^full-bus: /)],
    ],
    ["-M q35 -device isa-fdc -device floppy -device floppy", []],
    [
      "-M q35 -device isa-fdc -device floppy -device floppy -device floppy",
      [
        "full-bus: the floppy controller has 2 places for drives, and there is none with unit=2: say bus=... for each drive",
      ],
    ],
  ])("%s", (line, expected) => {
    expect(findings(line)).toEqual(expected);
  });
});

// each line was given to QEMU 7.2.22 and 10.0.13, which refuse those with a finding
describe("USB hubs that QEMU adds", () => {
  test.each([
    ["-M q35 -device qemu-xhci", 39],
    ["-M pc -usb", 37],
  ])("%s takes %d devices", (line, most) => {
    expect(findings(line + many(most, "-device usb-kbd"))).toEqual([]);
    expect(findings(line + many(most + 1, "-device usb-kbd"))).toEqual([
      expect.stringMatching(/^full-bus: no port of its bus is free, /),
    ]);
  });

  test("take a port that another device then names", () => {
    const line = `-M q35 -device qemu-xhci${many(5, "-device usb-kbd")} -device usb-mouse,port=`;
    expect(findings(`${line}4.8`)).toEqual([]);
    expect(findings(`${line}4`)).toEqual([
      "collision: port=4 of its bus already belongs to another device",
    ]);
  });

  test("share ports only with controllers that take companions", () => {
    expect(findings("-M q35 -device usb-ehci,id=x -device ich9-usb-uhci1,masterbus=x.0")).toEqual([
      "wrong-bus: masterbus=x.0 takes no companions: only that of ich9-usb-ehci1 and ich9-usb-ehci2 does",
    ]);
  });

  test("are not more than five below each other", () => {
    const hubs = (depth: number) =>
      Array.from(
        { length: depth },
        (_, level) =>
          ` -device usb-hub,port=${Array(level + 1)
            .fill("1")
            .join(".")}`,
      ).join("");
    expect(findings(`-M q35 -device qemu-xhci${hubs(5)}`)).toEqual([]);
    expect(findings(`-M q35 -device qemu-xhci${hubs(6)}`)).toEqual([
      "full-bus: port=1.1.1.1.1.1 of its bus: QEMU takes 5 hubs below each other",
    ]);
  });
});

describe("addresses", () => {
  test.each([
    ["-M q35 -m 256M,maxmem=976G", true],
    ["-M q35 -m 256M,maxmem=980G", false],
    ["-M pc -m 256M,maxmem=1006G", true],
    ["-M pc -m 256M,maxmem=1007G", false],
    ["-M q35 -m 256M,slots=4,maxmem=2T -cpu max,phys-bits=42", true],
    ["-M q35 -m 256M,slots=4,maxmem=2T -cpu max,phys-bits=41", false],
    ["-M q35 -cpu qemu64,phys-bits=36", true],
    ["-M q35 -cpu qemu64,phys-bits=35", false],
    ["-M pc -m 6G -cpu qemu64,phys-bits=33", false],
    ["-M pc -cpu qemu64,phys-bits=53", false],
    ["-M q35,accel=kvm -m 256M,maxmem=4T", true],
  ])("%s starts: %s", (line, starts) => {
    expect(findings(line)).toHaveLength(starts ? 0 : 1);
  });
});

describe("values that the machine's own devices, nodes and queues take", () => {
  test.each([
    [
      "-M q35 -global ICH9-LPC.disable_s3=2147483648",
      "wrong-value: -global: disable_s3 of ICH9-LPC must be a whole number from 0 to 255, but is 2147483648",
    ],
    [
      "-M q35 -global mc146818rtc.lost_tick_policy=none",
      "wrong-value: -global: lost_tick_policy of mc146818rtc must be one of discard, delay, merge, slew, but is none",
    ],
    [
      "-smp 2 -m 1G -numa node,nodeid=0,cpus=0-3,memdev=a -object memory-backend-ram,id=a,size=1G",
      "wrong-value: cpus=0-3 of -numa node: the VM has 2 processors at most, counted from 0",
    ],
    [
      "-netdev user,id=n -device virtio-net-pci,netdev=n,tx_queue_size=512",
      "wrong-value: tx_queue_size=512 of virtio-net-pci is for the backends vhost-user and vhost-vdpa: 256 at most",
    ],
    [
      "-m 128M -object memory-backend-ram,id=pc.ram,size=128M",
      "duplicate-id: the machine pc names its own memory pc.ram: another id, or -machine memory-backend=pc.ram",
    ],
    [
      "-M pc -device ich9-usb-uhci3,masterbus=u.0,firstport=4 -device ich9-usb-ehci1,id=u",
      "undefined-reference: masterbus=u.0 names a USB bus that nothing before it defines",
    ],
    [
      "-m 128M -M memory-backend=s -object secret,id=s,data=a",
      "wrong-value: the machine's memory-backend=s is a secret, which is not memory",
    ],
    [
      "-m 128M -numa node,cpus=-1,memdev=a -object memory-backend-ram,id=a,size=128M",
      'wrong-value: cpus of -numa node must be a number, or a range like 0-3, but is "-1"',
    ],
    [
      '-object {"qom-type":"throttle-group","id":"t","limits":5}',
      'wrong-value: limits of throttle-group must be a structure, but is "5"',
    ],
    [
      '-blockdev {"driver":"raw","node-name":"r","size":321,"file":{"driver":"null-co"}}',
      'wrong-value: size of raw must be a multiple of 512, but is "321"',
    ],
    [
      "-M q35 -device virtio-rng-pci -smp 256",
      "wrong-value: 256 processors need x2APIC, which those that QEMU emulates here lack: 255 at most, or KVM",
    ],
  ])("%s", (line, expected) => {
    expect(findings(line)).toEqual([expected]);
  });

  test.each([
    '-object {"qom-type":"throttle-group","id":"t","limits":{}}',
    "-m 0 -object memory-backend-ram,id=m,size=256M -M memory-backend=m",
    "-m 128M -object memory-backend-ram,id=pc.ram,size=128M -M memory-backend=pc.ram",
    "-m 128M -object memory-backend-ram,id=pc.ram,size=128M -numa node,memdev=pc.ram",
    "-M q35 -global hpet.msi=on",
    "-smp 1,sockets=4294967296,cores=1,threads=1",
    "-m 128M -numa node,cpus=0x0,memdev=a -object memory-backend-ram,id=a,size=128M",
    "-M q35 -smp 256 -cpu max",
  ])("starts: %s", (line) => {
    expect(findings(line)).toEqual([]);
  });
});

describe("QEMU warns of, and starts with", () => {
  test.each([
    [
      "-netdev user,id=n",
      "never-seen: no card uses the network n: -device virtio-net-pci,netdev=n",
    ],
    [
      "-device virtio-net-pci",
      "never-seen: virtio-net-pci has no network behind it: netdev=..., the id of a -netdev",
    ],
    [
      "-M q35 -nic user,model=e1001",
      "unknown-network-card: QEMU 10.0.13 has no network card e1001; did you mean e1000?",
    ],
  ])("%s", (line, expected) => {
    expect(findings(line)).toEqual([expected]);
  });

  test.each([
    "-netdev user,id=n -net nic,netdev=n",
    "-netdev user,id=n -netdev hubport,hubid=0,id=h,netdev=n -netdev hubport,hubid=0,id=i -device e1000,netdev=i",
  ])("it is silent with %s", (line) => {
    expect(findings(line)).toEqual([]);
  });
});
