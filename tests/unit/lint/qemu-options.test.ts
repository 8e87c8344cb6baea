import { describe, expect, test } from "vitest";
import { lintQemu } from "../../../src/lint/qemu/lint.ts";
import { readQemuPack } from "../../../src/packs/read.ts";

const newer = readQemuPack("qemu-10.0");
const older = readQemuPack("qemu-7.2");

/** `rule: message` of each finding of what is refused in a line whose arguments are separated by spaces. */
function refusals(line: string, pack = newer): string[] {
  return lintQemu(line.split(" "), pack)
    .filter(({ severity }) => severity === "refused")
    .map(({ rule, message }) => `${rule}: ${message}`);
}

describe("refused is", () => {
  test.each([
    // processors
    ["-cpu nosuch", "wrong-value: QEMU 10.0.13 has no processor nosuch"],
    ["-cpu qemu64,+nosuch", "unknown-property: processors have no property or flag nosuch"],
    [
      "-cpu max,phys-bits=many",
      "wrong-value: phys-bits of -cpu must be a whole number, but is many",
    ],
    [
      "-cpu host -M accel=tcg",
      "wrong-value: the processor host works only with accel=kvm; otherwise use max",
    ],
    ["-smp 4,maxcpus=2", "wrong-value: 4 processors are more than maxcpus, 2"],
    [
      "-smp 4,sockets=1,cores=2,threads=1",
      "wrong-value: sockets=1 × cores=2 × threads=1 is 2, and there can be 4 processors: sockets × dies × cores × threads must be maxcpus",
    ],
    ["-smp 0", "wrong-value: cpus of -smp must be 1 or more"],
    ["-M pc -smp 256", "wrong-value: the machine pc has 255 processors at most, not 256"],
    ["-smp 2,clusters=2", "wrong-value: the machine pc has no clusters: it must be 1"],
    [
      "-M microvm -smp 4,dies=2,cores=2",
      "wrong-value: the machine microvm has no dies: it must be 1",
    ],
    // spice
    ["-spice port=0,foo=on", "unknown-property: -spice has no property foo"],
    ["-spice port=0,id=x", "unknown-property: -spice has no property id"],
    ["-spice port=70000", 'wrong-value: port of -spice must be from 0 to 65535, but is "70000"'],
    [
      "-spice port=0,password-secret=s",
      "undefined-reference: password-secret=s names a object that nothing defines",
    ],
    [
      "-device virtio-rng-pci,iommu_platform=on",
      "wrong-value: virtio-rng-pci takes iommu_platform=on only as a modern device: add disable-legacy=on",
    ],
    [
      "-device virtio-rng-pci-transitional,iommu_platform=on",
      "wrong-value: virtio-rng-pci-transitional takes no iommu_platform=on: use the device without -transitional",
    ],
    [
      "-m 256,slots=1,maxmem=1G -object memory-backend-ram,id=m,size=64M -device pc-dimm,memdev=m,size=64M",
      "wrong-value: pc-dimm takes no size: it has that of its memdev",
    ],
    [
      "-drive if=none,id=d,file=null-co://,format=raw -device virtio-blk-pci,drive=d,logical_block_size=700",
      'wrong-value: logical_block_size of virtio-blk-pci must be a power of two from 512 to 2097152, but is "700"',
    ],
    [
      "-drive if=none,id=d,file=null-co://,format=raw -device virtio-blk-pci,drive=d,logical_block_size=4096",
      "wrong-value: logical_block_size of virtio-blk-pci must not be more than physical_block_size, 512: set both to 4096",
    ],
    [
      "-drive if=none,id=d,file=null-co://,format=raw -device virtio-blk-pci,drive=d,min_io_size=513",
      "wrong-value: min_io_size of virtio-blk-pci must be a multiple of logical_block_size, 512, but is 513",
    ],
    [
      "-drive if=none,id=d,file=null-co://,format=raw -device ide-hd,drive=d,logical_block_size=4096,physical_block_size=4096",
      "wrong-value: discard_granularity of ide-hd must be a multiple of logical_block_size, 4096, but is 512",
    ],
    [
      "-object throttle-group,id=a,x-bps-total=5,x-bps-read=5",
      "wrong-value: x-bps-total is for reading and writing together: it excludes x-bps-read",
    ],
    [
      "-drive if=none,file=null-co://,format=raw,iops_max=5,iops=2,iops_wr_max=5",
      "wrong-value: iops_max is for reading and writing together: it excludes iops_wr_max",
    ],
    [
      "-object throttle-group,id=a,x-iops-read-max=5",
      "wrong-value: x-iops-read-max allows bursts above x-iops-read, which is not set",
    ],
    [
      "-M q35 -device nvme,serial=a,msix_qsize=0",
      'wrong-value: msix_qsize of nvme must be from 1 to 2048, but is "0"',
    ],
    [
      "-M q35 -device intel-iommu,aw-bits=57",
      'wrong-value: aw-bits of intel-iommu must be 39 or 48, but is "57"',
    ],
    [
      "-M q35 -device intel-iommu,eim=on,intremap=off",
      "wrong-value: intel-iommu takes eim=on only with intremap=on",
    ],
    [
      "-M q35 -device virtio-vga,max_outputs=0",
      'wrong-value: max_outputs of virtio-vga must be from 1 to 16, but is "0"',
    ],
    [
      "-object iothread,id=a,poll-grow=-1",
      'wrong-value: poll-grow of iothread must be 0 or more, but is "-1"',
    ],
    ["-device x-pci-proxy-dev", "missing-property: x-pci-proxy-dev needs fd=..."],
    // places
    [
      "-M q35 -device ide-cd,bus=ide.1,unit=1",
      "collision: ide.1 has one place for a drive, and there is none with unit=1",
    ],
    [
      "-M pc -device ide-cd,bus=ide.1 -device ide-cd,bus=ide.1 -device ide-cd,bus=ide.1",
      "collision: unit=1 of ide.1 already belongs to another drive",
    ],
    [
      "-device ich9-ahci,id=a -device ide-cd,bus=a.6",
      "undefined-reference: bus=a.6 names a bus that a does not have: it has a.0 to a.5",
    ],
    [
      "-M pc -device ide-cd,bus=ide.2",
      "undefined-reference: bus=ide.2 names a bus that nothing defines",
    ],
    // memory
    ["-m 1G,slots=2", "maxmem: slots of -m need maxmem=... as well"],
    ["-m 1G,slots=2,maxmem=1G", "maxmem: slots need a maxmem of more than the memory's size"],
    ["-m 1G,slots=300,maxmem=2G", 'wrong-value: slots of -m must be from 0 to 256, but is "300"'],
    [
      "-m 256 -object memory-backend-ram,id=m,size=128M -numa node,memdev=m",
      "wrong-value: the memory of all NUMA nodes, 128M, must be that of the VM, 256M",
    ],
    [
      "-m 256 -object memory-backend-ram,id=m,size=128M -machine memory-backend=m",
      "wrong-value: m is the VM's memory: its size, 128M, must be that of -m, 256M",
    ],
    [
      "-m 256,maxmem=1G -object memory-backend-ram,id=m,size=63M -device virtio-mem-pci,memdev=m",
      "wrong-value: the size of virtio-mem's memdev must be a multiple of its block-size, 2M",
    ],
    [
      "-m 256,maxmem=1G -object memory-backend-ram,id=m,size=64M -device pc-dimm,memdev=m",
      "maxmem: pc-dimm needs a slot: -m slots=1,maxmem=...",
    ],
    [
      "-object memory-backend-ram,id=m,size=0",
      'wrong-value: size of memory-backend-ram must be 1 or more, but is "0"',
    ],
    [
      "-object memory-backend-ram,id=m,size=1M,policy=bind",
      "missing-property: policy=bind of memory-backend-ram needs host-nodes=...",
    ],
    // drives
    ["-hda a.img -hda b.img", "collision: there is a drive with if=ide at place 0 already"],
    [
      "-M microvm -drive if=ide,file=a.img",
      "no-bus: the machine microvm has no place for a drive with if=ide: if=none, and a -device with drive=...",
    ],
    [
      "-M microvm -drive if=virtio,file=a.img",
      "no-bus: a drive with if=virtio is a PCI device, and the machine microvm has no PCI bus: if=none, and -device virtio-blk-device,drive=...",
    ],
    [
      "-drive file=a.img,id=d -device virtio-blk-pci,drive=d",
      "collision: the drive d is for virtio-blk-pci, and without if=none the machine also creates a device for it",
    ],
    [
      "-pflash a -pflash b -pflash c",
      "no-bus: the machine pc has 2 places for drives with if=pflash",
    ],
    [
      "-drive file=a.img,format=raw,readonly=on",
      "wrong-value: an IDE disk cannot be read-only: use media=cdrom or if=virtio",
    ],
    [
      "-drive file=a.img,if=none,id=a -device virtio-blk-pci,drive=a -drive file=a.img,if=none,id=b,read-only=on -device virtio-blk-pci,drive=b",
      "collision: the image a.img is already another drive's, and one of the two may write to it: QEMU locks it",
    ],
    [
      '-blockdev {"driver":"qcow2","node-name":"a","file":{"driver":"file","filename":"a.img"}} -drive if=none,id=b,file=./a.img,format=qcow2,read-only=on',
      "collision: the image a.img is already another drive's, and one of the two may write to it: QEMU locks it",
    ],
    [
      "-blockdev raw,node-name=a,file.driver=file,file.filename=a.img -device virtio-blk-pci,drive=a -device virtio-blk-pci,drive=a",
      "collision: the block node a is already in use, and one of the two may write to it: QEMU locks it",
    ],
    [
      "-hda a.img -cdrom ./a.img",
      "collision: the image a.img is already another drive's, and one of the two may write to it: QEMU locks it",
    ],
    [
      "-name vm -drive file=/var/lib/microvms/vm/a.img,format=raw,if=virtio -hda a.img",
      "collision: the image a.img is already another drive's, and one of the two may write to it: QEMU locks it",
    ],
    [
      "-drive if=none,id=a -device virtio-blk-pci,drive=a",
      "missing-property: -drive needs file=...: virtio-blk-pci has no slot for a medium, and is never empty",
    ],
    [
      "-drive index=1",
      "missing-property: -drive needs file=...: a drive with if=ide has no slot for a medium, and is never empty",
    ],
    [
      "-drive file=a.img,if=none,id=a,iops_size=512",
      "wrong-value: iops_size is the size of one operation, but no limit of operations is set",
    ],
    [
      "-blockdev null-co,node-name=1a",
      'wrong-value: node-name of null-co must be a letter and up to 30 letters, digits, "-", "." and "_", but is "1a"',
    ],
    [
      "-blockdev null-aio,node-name=a,latency-ns=-1",
      'wrong-value: latency-ns of null-aio must be 0 or more, but is "-1"',
    ],
    // the machine's own properties
    ["-M initrd=a", "no-kernel: -machine needs -kernel"],
    [
      "-M smbios-entry-point-type=15",
      'wrong-value: smbios-entry-point-type of -machine must be one of 32, 64, auto, but is "15"',
    ],
    [
      "-M q35,sgx-epc=1",
      'wrong-value: sgx-epc of -machine must be a list, whose members are named 0, 1 and so on, but is "1"',
    ],
    [
      "-M x-oem-id=abcdefg",
      'wrong-value: x-oem-id of -machine must be of 6 characters at most, but is "abcdefg"',
    ],
    [
      "-smp 1,sockets=1,cores=1,threads=1 -M smp.cpus=2",
      "wrong-value: sockets=1 × cores=1 × threads=1 is 1, and there can be 2 processors: sockets × dies × cores × threads must be maxcpus",
    ],
    [
      "-M memory-encryption=sev",
      "undefined-reference: memory-encryption=sev names a object that nothing defines",
    ],
    // NUMA nodes
    [
      "-m 256 -M pc-q35-4.0 -numa node,nodeid=1 -numa node",
      "duplicate-id: there is a -numa node with nodeid=1 already",
    ],
    [
      "-numa dist,src=0,dst=1,val=20",
      "undefined-reference: src=0 of -numa dist is not one of the nodes before it",
    ],
    // devices in JSON are made after those in text
    [
      '-device {"driver":"qemu-xhci"} -device usb-tablet',
      "used-before-definition: usb-tablet needs a bus of type usb-bus, which a later device brings: QEMU creates devices in order",
    ],
    [
      "-M q35 -device pcie-root-port,chassis=1,mem-reserve=4G",
      'wrong-value: mem-reserve of pcie-root-port must be from 0 to 4294967295, but is "4G"',
    ],
    [
      "-device qemu-xhci,host=nosuch",
      "undefined-reference: host=nosuch names a device that nothing defines",
    ],
    // the PC without PCI
    ["-M isapc -smp 2", "wrong-value: the machine isapc has 1 processors at most, not 2"],
    [
      "-M isapc -device virtio-rng-pci,bus=pci.0",
      "undefined-reference: bus=pci.0 names a bus that nothing defines",
    ],
    [
      "-mon chardev=",
      "undefined-reference: chardev= names a character device that nothing defines",
    ],
    [
      "-device virtio-balloon-pci,guest-stats=on",
      'wrong-value: guest-stats of virtio-balloon-pci must be left out: QEMU writes it itself, but is "on"',
    ],
    [
      "-usb -device usb-tablet,port=0",
      'wrong-value: port of usb-tablet must be numbers from 1 on with points between, but is "0"',
    ],
    // what devices are made for
    [
      "-device virtio-serial-pci,max_ports=512",
      'wrong-value: max_ports of virtio-serial-pci must be from 1 to 511, but is "512"',
    ],
    [
      "-usb -device usb-hub,ports=9",
      'wrong-value: ports of usb-hub must be from 1 to 8, but is "9"',
    ],
    [
      "-device virtio-balloon-pci,free-page-hint=on",
      "missing-property: free-page-hint=on of virtio-balloon-pci needs iothread=...",
    ],
    [
      "-blockdev null-co,node-name=n -device virtio-blk-pci,drive=n,queue-size=2048",
      'wrong-value: queue-size of virtio-blk-pci must be a power of two from 4 to 1024, but is "2048"',
    ],
    [
      "-blockdev null-co,node-name=n -device virtio-blk-pci,drive=n,iothread-vq-mapping=1",
      'wrong-value: iothread-vq-mapping of virtio-blk-pci must be a list, which is said in JSON alone, but is "1"',
    ],
    [
      "-device ide-cd,min_io_size=1",
      "wrong-value: min_io_size of ide-cd must be a multiple of logical_block_size, 512, but is 1",
    ],
    ["-device loader,addr=0x100", "missing-property: addr=0x100 of loader needs cpu-num=..."],
    // character devices
    ["-qmp none", 'wrong-value: -qmp must be a character device, or left out, but is "none"'],
    ["-chardev hub,id=a", "missing-property: -chardev hub needs chardevs.0=..."],
    ["-chardev spiceport,id=a,name=b", "missing-property: -chardev spiceport needs -spice"],
    ["-add-fd fd=2,set=1", 'wrong-value: fd of -add-fd must be 3 or more, but is "2"'],
    [
      "-netdev user,id=n,ipv4=off,ipv6=off",
      "wrong-value: -netdev user cannot have both ipv4=off and ipv6=off",
    ],
    // networks
    [
      "-netdev socket,id=n",
      "missing-property: -netdev socket needs fd=..., listen=..., connect=..., mcast=... or udp=...",
    ],
    [
      "-netdev socket,id=n,listen=abc",
      'wrong-value: listen of -netdev socket must be host:port, but is "abc"',
    ],
    [
      "-netdev user,id=n,net=10.0.2.0/33",
      "wrong-value: net of user must be an address with a mask of 4 to 32 bits, as 10.0.2.0/24, but is 10.0.2.0/33",
    ],
    [
      "-netdev user,id=n,host=10.0.3.2",
      "wrong-value: host=10.0.3.2 does not belong to the network 10.0.2.0/24",
    ],
    [
      "-netdev tap,id=n,fd=3,ifname=tap0",
      "collision: fd and ifname of -netdev tap exclude each other",
    ],
    ["-netdev dgram,id=n", "missing-property: -netdev dgram needs local.type=..."],
    ["-netdev stream,id=n,addr.type=unix", "missing-property: stream needs addr.path=..."],
    [
      "-netdev stream,id=n,addr.type=tcp",
      'wrong-value: addr.type of stream must be one of fd, inet, unix, vsock, but is "tcp"',
    ],
    [
      "-chardev null,id=c -netdev vhost-user,id=n,chardev=c",
      "wrong-value: vhost-user speaks to its backend over a socket, and chardev=c is a null",
    ],
    [
      "-nic usr",
      "unknown-network-backend: QEMU 10.0.13 has no network backend usr; did you mean user?",
    ],
    [
      "-netdev socket,id=n,udp=127.0.0.1:1,localaddr=127.0.0.1",
      'wrong-value: localaddr of -netdev socket must be host:port, but is "127.0.0.1"',
    ],
    [
      "-object tls-creds-psk,id=t,dir=d,username=u",
      "wrong-value: username=u of tls-creds-psk needs endpoint=client",
    ],
    [
      "-chardev null,id=a -serial chardev:a -serial chardev:a",
      "collision: the character device a is taken by -serial chardev:a",
    ],
    // places
    [
      "-M q35 -nodefaults -device virtio-rng-pci -device virtio-balloon-pci,addr=1",
      "collision: the PCI address 1.0 is taken by virtio-rng-pci",
    ],
    [
      "-M q35 -device pcie-root-port -device pcie-root-port",
      "collision: chassis=0,slot=0 is taken by pcie-root-port",
    ],
    [
      "-device virtio-balloon-pci -device virtio-balloon-pci",
      "collision: the VM's one virtio-balloon-pci is taken by virtio-balloon-pci",
    ],
    [
      "-device virtio-rng-pci,addr=20",
      'wrong-value: addr of virtio-rng-pci must be a PCI address like "06.0", but is "20"',
    ],
    [
      "-M q35 -device virtio-rng-pci,bus=pci.0",
      "undefined-reference: bus=pci.0 names a bus that nothing defines",
    ],
    ["-M pc -device intel-iommu", "no-bus: the machine pc takes no intel-iommu"],
    // options with a form of their own
    [
      "-boot order=cc",
      'wrong-value: order of -boot must be letters, each once: a and b for floppies, c for the disk, d for the CD-ROM, n for the network, but is "cc"',
    ],
    [
      "-boot reboot-timeout=70000",
      'wrong-value: reboot-timeout of -boot must be from -1 to 65535, but is "70000"',
    ],
    [
      "-rtc clock=atomic",
      'wrong-value: clock of -rtc must be one of host, rt, vm, but is "atomic"',
    ],
    [
      "-icount shift=11",
      'wrong-value: shift of -icount must be auto, or a number from 0 to 10, but is "11"',
    ],
    [
      "-serial nosuch",
      'wrong-value: -serial must be a character device, but is "nosuch": stdio, null, unix:path,server=on,wait=off or chardev:id',
    ],
    ["-uuid 1", 'wrong-value: -uuid must be a UUID, but is "1"'],
    ["-vnc foo", 'wrong-value: -vnc must be a VNC display: host:number or unix:path, but is "foo"'],
    ["-display nosuch", "unknown-display: QEMU 10.0.13 has no display nosuch"],
    ["-display none,gl=on", 'wrong-value: gl of -display none must be off, but is "on"'],
    ["-audiodev none", "missing-property: none needs id=..."],
    [
      "-audiodev none,id=a,out.voices=many",
      'wrong-value: out.voices of none must be a whole number, but is "many"',
    ],
    ["-global nosuch", "missing-value: -global needs driver.property=value"],
    [
      "-global virtio-rng-pci.nosuch=1 -device virtio-rng-pci",
      "unknown-property: -global: virtio-rng-pci has no property nosuch",
    ],
    [
      "-set device.r.x=1",
      "undefined-reference: -set device.r names a device that nothing defines before it",
    ],
    ["-M microvm -no-hpet", "unknown-option: QEMU 10.0.13 has no option -no-hpet"],
    [
      "-chardev socket,id=a,path=a,host=b",
      "collision: path and host of -chardev socket exclude each other",
    ],
    [
      "-chardev ringbuf,id=a,size=1000",
      'wrong-value: size of -chardev ringbuf must be a power of two, but is "1000"',
    ],
    ["-object secret,id=s", "missing-property: secret needs data=... or file=..."],
    [
      "-device vhost-vsock-pci,guest-cid=2",
      'wrong-value: guest-cid of vhost-vsock-pci must be from 3 to 4294967294, but is "2"',
    ],
    [
      "-accel tcg,threads=multi",
      "unknown-property: tcg has no property threads; did you mean thread?",
    ],
    ["-M q35 -M virt", "unknown-machine: QEMU 10.0.13 has no machine virt"],
    ["-device hv-syndbg", "missing-property: hv-syndbg needs -device vmbus-bridge"],
    [
      "-usb -device usb-mtp,rootdir=share",
      'wrong-value: rootdir of usb-mtp must be the whole path of a folder, but is "share"',
    ],
    [
      "-drive if=none,id=d,file=a -device virtio-blk-pci,drive=d,cyls=5",
      "missing-property: cyls=5 of virtio-blk-pci needs heads=... and secs=...",
    ],
    ["-device vmmouse", "missing-property: vmmouse needs i8042=..."],
    ["-M q35 -device pxb", "wrong-value: pxb is for the machine pc: use pxb-pcie on q35"],
    [
      "-M q35,boot.order=z",
      'wrong-value: boot.order of -machine must be letters of drives, but is "z"',
    ],
    [
      "-numa cpu,node-id=3,socket-id=0",
      "undefined-reference: node-id=3 of -numa cpu is not one of the nodes before it",
    ],
    [
      "-netdev tap,id=n,ifname=tap0,helper=/a",
      "collision: helper and ifname of -netdev tap exclude each other",
    ],
    [
      "-netdev user,id=n,host=10.0.2.256",
      "wrong-value: host of user must be an IPv4 address, but is 10.0.2.256",
    ],
    [
      "-drive file=a,if=none,force-share=on",
      "wrong-value: force-share=on of -drive needs read-only=on",
    ],
    [
      "-incoming tcp:a",
      'wrong-value: -incoming must be tcp:, unix:, exec:, fd: or defer, but is "tcp:a"',
    ],
    [
      "-device pci-ohci,masterbus=a",
      "undefined-reference: masterbus=a names a USB bus that nothing before it defines",
    ],
    [
      "-nic user,mac=xyz",
      'wrong-value: mac of -nic user must be six bytes like 02:00:00:01:01:01, but is "xyz"',
    ],
    [
      "-blockdev null-co,node-name=n,detect-zeroes=unmap",
      "wrong-value: detect-zeroes=unmap of null-co needs discard=unmap or discard=on",
    ],
    [
      "-audiodev none,id=a,out.fixed-settings=off,out.channels=2",
      "wrong-value: out.channels=2 of -audiodev none needs out.fixed-settings=on: sound that is not mixed has the guest's own format",
    ],
    // values in JSON have types of their own
    [
      '-device {"driver":"virtio-rng-pci","multifunction":"on"}',
      'wrong-value: multifunction of virtio-rng-pci must be true or false, but is "on"',
    ],
    [
      '-object {"qom-type":"memory-backend-ram","id":"m","size":"16M"}',
      'wrong-value: size of memory-backend-ram must be a number, but is "16M"',
    ],
    [
      "-blockdev null-co,node-name=n,size=1M",
      'wrong-value: size of null-co must be a whole number, but is "1M"',
    ],
    [
      "-blockdev qcow2,node-name=q,file=f -blockdev null-co,node-name=f",
      "undefined-reference: file=f names a drive that nothing defines",
    ],
    ["-blockdev qcow2,node-name=q,file.driver=file", "missing-property: file needs filename=..."],
    [
      "-object rng-builtin,id=r -device virtio-balloon-pci,iothread=r",
      "wrong-value: iothread of virtio-balloon-pci must be a iothread, and r is a rng-builtin",
    ],
  ])("%s", (line, expected) => {
    expect(refusals(line)).toContain(expected);
  });

  test("what one version takes and the other does not", () => {
    expect([refusals("-smp 0", older), refusals("-no-hpet", older)]).toEqual([[], []]);
    expect(refusals("-M microvm -no-hpet", older)).toEqual([
      "wrong-value: -no-hpet is for machines with the property hpet, which microvm does not have",
    ]);
    expect(refusals("-fsdev proxy,id=f,socket=s", older)).toEqual([]);
    expect(refusals("-fsdev proxy,id=f,socket=s")).toHaveLength(1);
    expect(refusals("-audiodev wav,id=a,path=b,in.nosuch=1", older)).toEqual([
      "unknown-property: wav has no property in.nosuch",
    ]);
    expect(refusals("-nic user,model=nosuch", older)).toHaveLength(1);
    expect(refusals("-nic user,model=nosuch")).toEqual([]);
  });
});

const arm = readQemuPack("qemu-10.0-aarch64");

describe("on the machine virt of aarch64, refused is", () => {
  test.each([
    [
      "-cpu cortex-m3",
      "wrong-value: the machine virt of QEMU 10.0.13 takes no processor cortex-m3",
    ],
    ["-cpu cortex-a53,pmu", "missing-value: pmu of -cpu needs a value: pmu=..."],
    ["-cpu cortex-a53,pmu=maybe", "wrong-value: pmu of -cpu must be on or off, but is maybe"],
    ["-cpu cortex-a53,sve=on", "unknown-property: the processor cortex-a53 has no property sve"],
    [
      "-cpu max,kvm-steal-time=on",
      "unknown-property: the processor max has no property kvm-steal-time",
    ],
    [
      "-M gic-version=1",
      'wrong-value: gic-version of -machine must be one of 2, 3, 4, host, max, but is "1"',
    ],
    [
      "-M gic-version=4",
      "missing-property: -machine needs the machine's virtualization=on: -machine virtualization=on: TCG has no GICv4 without it",
    ],
    [
      "-M iommu=smmuv3 -device virtio-iommu-pci",
      "wrong-value: virtio-iommu-pci is a second IOMMU beside the machine's iommu=smmuv3",
    ],
    [
      "-M gic-version=3,its=off -device pcie-root-port,chassis=1",
      "wrong-value: pcie-root-port needs MSI-X, which the interrupt controller lacks with its=off",
    ],
  ])("%s", (line, expected) => {
    expect(refusals(`-M virt ${line}`, arm)).toEqual([expected]);
  });

  test("and no complaint has what it takes", () => {
    expect(
      refusals(
        "-M virt,gic-version=3,iommu=smmuv3,accel=kvm -cpu host,kvm-steal-time=on,sve=off -device pcie-root-port,chassis=1",
        arm,
      ),
    ).toEqual([]);
    expect(refusals("-M virt -cpu max,sve256=on,lpa2=off,pauth=on,aarch64=on", arm)).toEqual([]);
  });
});

test("an id in JSON, which QEMU looks at since version 11", () => {
  const line = '-device {"driver":"virtio-balloon-pci","id":""}';
  expect(refusals(line, readQemuPack("qemu-11.1"))).toEqual([
    'wrong-value: the id "" must be letters, digits, "-", "." and "_", the first a letter',
  ]);
  expect(refusals(line)).toEqual([]);
});

test("the bits of addresses that a processor may be given", () => {
  expect(refusals("-cpu qemu64,phys-bits=57", readQemuPack("qemu-11.1"))).toEqual([]);
  expect(refusals("-cpu qemu64,phys-bits=57")).toEqual([
    "wrong-value: phys-bits of -cpu must be from 32 to 52, but is 57",
  ]);
});

describe("no complaint has", () => {
  test.each([
    "-m 512 -hda disk.img -cdrom cd.iso -boot d",
    "-m 4G -smp 4 disk.img",
    "-M q35 -device pcie-root-port,id=rp,chassis=1 -device virtio-rng-pci,bus=rp,iommu_platform=on",
    "-M q35 -device virtio-rng-pci-non-transitional,iommu_platform=on -device virtio-gpu-pci,iommu_platform=on",
    "-device virtio-rng-pci,disable-legacy=on,iommu_platform=on",
    "-spice port=0,disable-ticketing=on,image-compression=auto_glz,ipv4=on",
    "-smp 4,sockets=1,cores=2,threads=2 -cpu kvm64",
    "-smp 2,maxcpus=8,sockets=2,cores=4",
    "-netdev user,id=n,ipv6-net=fec0::/64 -device virtio-net-pci,netdev=n",
    "-cpu Skylake-Client,hv-relaxed=on,hv_vapic=on,-svm,+ssse3",
    "-M q35,accel=kvm -cpu host",
    "-drive file=a.img,format=raw,if=virtio,iops=100,bps=1000000,bps_max=2000000",
    "-drive file=a.img,if=none,id=d -device virtio-blk-pci,drive=d",
    "-drive file=a.iso,if=none,id=a,readonly=on -device virtio-blk-pci,drive=a -drive file=a.iso,if=none,id=b,readonly=on -device virtio-blk-pci,drive=b",
    "-drive driver=null-co,size=1G,id=n,if=none -device virtio-blk-pci,drive=n",
    "-netdev stream,id=n,server=on,addr.type=unix,addr.path=net.sock -device virtio-net-pci,netdev=n",
    "-netdev user,id=n,net=192.168.1.0/24,dhcpstart=192.168.1.9,hostfwd=tcp::2222-:22 -device e1000,netdev=n",
    "-nic user,mac=0",
    "-nic user,model=virtio-net-pci,mac=52:54:00:12:34:56,hostfwd=tcp::2222-:22",
    '-netdev {"type":"user","id":"n","hostfwd":[{"str":"tcp::2222-:22"}]} -device virtio-net-pci,netdev=n',
    "-chardev socket,id=s,path=a.sock,server=on,wait=off -device virtio-serial -device virtserialport,chardev=s",
    "-serial mon:stdio",
    "-kernel k -append a -append a",
    "-M microvm -chardev null,id=a -serial chardev:a -serial none",
    "-netdev socket,id=n,mcast=230.0.0.1:1,localaddr=127.0.0.1 -device e1000,netdev=n",
    "-object tls-creds-psk,id=t,dir=d,endpoint=client,username=u",
    "-serial unix:a.sock,server,nowait -monitor none -parallel null",
    "-vnc 127.0.0.1:1,password=on -rtc base=2024-01-01T00:00:00 -icount shift=auto",
    "-audiodev none,id=a,out.frequency=48000 -device intel-hda -device hda-duplex,audiodev=a",
    "-device virtio-rng-pci,multifunction=off,addr=1f.7,max-bytes=0x400",
    "-M q35 -nodefaults -device pcie-root-port,id=rp,chassis=1 -device virtio-rng-pci,bus=rp,addr=0",
    "-blockdev qcow2,node-name=q,file.driver=file,file.filename=a.qcow2 -device virtio-blk-pci,drive=q",
    "-device virtio-rng-pci,id=r -set device.r.max-bytes=1024",
    "-m 256 -object memory-backend-ram,id=m,size=256M -machine memory-backend=m",
    "-object iothread,id=t -device virtio-balloon-pci,iothread=t",
    '-device {"driver":"usb-tablet"} -device qemu-xhci',
    "-M isapc -m 16 -cpu 486 -device isa-serial -device floppy",
    "-device nvme,serial=,min_io_size=1 -device loader,addr=0x100,data-len=4",
    '-audiodev none,id=1a -device {"driver":"virtio-rng-pci","id":"1a","bus":["pci.0"]}',
    "-m 256 -M q35 -object memory-backend-ram,id=a,size=256M -numa node,memdev=a,cpus=0 -numa node",
    "-drive file=null-co://,if=none,id=q,aio=native -device virtio-blk-pci,drive=q",
    "-drive if=none,id=q -device virtio-scsi-pci -device scsi-cd,drive=q",
    "-blockdev null-co,node-name=n,read-only=on -device virtio-blk-pci,drive=n -device virtio-blk-pci,drive=n",
  ])("%s", (line) => {
    for (const pack of [newer, older]) expect(lintQemu(line.split(" "), pack)).toEqual([]);
  });
});

test("a device that the build lists and ends at, as without its module, is none that it has not", () => {
  const pack = { ...older, unread: ["virtio-gpu-rutabaga-pci"] };
  expect(
    lintQemu(["-device", "virtio-gpu-rutabaga-pci"], pack).map(({ message }) => message),
  ).toEqual([
    `QEMU ${older.build.version} ends at the device virtio-gpu-rutabaga-pci: it lists it, and a module of it is missing`,
  ]);
});
