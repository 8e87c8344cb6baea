import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** What persistent memory of virtio needs, in the order in which it is loaded. */
const modules = [
  ...["virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci"],
  ...["libnvdimm", "nd_virtio", "virtio_pmem", "nd_btt", "nd_pmem"],
];

/** Reads commands from the console, and answers each with a line of its own. */
const init = `#!/bin/busybox sh
/bin/busybox mount -t proc proc /proc
/bin/busybox mount -t sysfs sysfs /sys
/bin/busybox mount -t devtmpfs devtmpfs /dev
echo 1 > /proc/sys/kernel/printk
for module in ${modules.join(" ")}; do
  [ -e /modules/$module.ko ] && /bin/busybox insmod /modules/$module.ko
done
/bin/busybox stty -echo
for wait in 1 2 3 4 5 6 7 8 9; do
  [ -e /dev/pmem0 ] || /bin/busybox sleep 1
done
echo "guest: ready $(/bin/busybox ls /dev/pmem0)"
while read -r order block token; do
  case $order in
    # past the page cache, which another guest's writing does not renew
    write) /bin/busybox printf '%-512s' "$token" > /token
      /bin/busybox dd if=/token of=/dev/pmem0 bs=512 seek=$block count=1 oflag=direct conv=notrunc 2>/dev/null &&
        echo "guest: wrote $token" || echo "guest: failed" ;;
    read) token=$(/bin/busybox dd if=/dev/pmem0 bs=512 skip=$block count=1 iflag=direct 2>/dev/null | /bin/busybox tr -d ' \\0')
      echo "guest: read $token" ;;
    stop) /bin/busybox reboot -f ;;
  esac
done
`;

/**
 * Makes an initramfs of busybox and the kernel's own modules.
 *
 * @param linux The root of an unpacked linux-image package, or of this machine.
 * @returns The kernel and the initramfs.
 */
export function makeGuest(linux: string, folder: string): { kernel: string; initrd: string } {
  const kernel = readdirSync(join(linux, "boot"))
    .filter((name) => name.startsWith("vmlinuz-"))
    .sort()
    .at(-1);
  if (kernel === undefined) throw new Error(`${linux}/boot has no vmlinuz-*`);
  const release = kernel.slice("vmlinuz-".length);
  const tree = join(folder, "initramfs");
  for (const name of ["bin", "dev", "modules", "proc", "sys"])
    mkdirSync(join(tree, name), { recursive: true });
  const busybox = execFileSync("sh", ["-c", "command -v busybox"], { encoding: "utf8" }).trim();
  copyFileSync(busybox, join(tree, "bin/busybox"));
  const files = readdirSync(join(linux, "lib/modules", release), {
    recursive: true,
    encoding: "utf8",
  });
  for (const file of files)
    if (modules.includes(basename(file, ".ko").replaceAll("-", "_")) && file.endsWith(".ko"))
      copyFileSync(
        join(linux, "lib/modules", release, file),
        join(tree, "modules", basename(file).replaceAll("-", "_")),
      );
  writeFileSync(join(tree, "init"), init, { mode: 0o755 });
  const archive = execFileSync("sh", ["-c", "find . | cpio -o -H newc --quiet"], {
    cwd: tree,
    maxBuffer: 1 << 28,
  });
  writeFileSync(join(folder, "initrd"), archive);
  return { kernel: join(linux, "boot", kernel), initrd: join(folder, "initrd") };
}
