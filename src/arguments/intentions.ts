import { crosvm } from "./generated/crosvm.ts";
import { qemu } from "./generated/qemu-10.0.ts";
import type { Size } from "./values.ts";

/** A file of the host that a VM maps as memory, to share it with others that map the same file. */
export interface SharedMemory {
  /** The file; QEMU makes it when it is missing, crosvm does not. */
  readonly path: string;
  /** Its size. All that share it must say the same. */
  readonly size: Size;
  /** How the guest sees it: /dev/pmem0, a PCI device's memory, or crosvm's /dev/pmem0. */
  readonly via: "virtio-pmem" | "ivshmem-plain" | "crosvm-pmem";
  /** The VM's machine, `qemu.machine`: microvm.nix' default is "microvm". Not for crosvm. */
  readonly machine?: string;
  /** The VM's own memory in MiB, `mem`: the device's comes on top of it. For virtio-pmem alone. */
  readonly mem?: number;
  /** The memory's id, to tell several apart. Default: "mem1". */
  readonly id?: string;
  /** The device's id. Default: the memory's, and "-device". */
  readonly deviceId?: string;
}

/**
 * The `extraArgs` that share a file's memory with other VMs, with everything that is easily forgotten.
 *
 * @throws RangeError for what starts and silently does not work: virtio-pmem on the machine `microvm`, an ivshmem size
 *   that is no power of two.
 */
export function sharedMemory({
  path,
  size,
  via,
  machine = "microvm",
  mem = 512,
  id = "mem1",
  deviceId = `${id}-device`,
}: SharedMemory): string[] {
  if (via === "crosvm-pmem") return crosvm.args(crosvm.pmem({ path, ro: false }));
  const bytes = inBytes(size);
  const backend = qemu.object("memory-backend-file", {
    id,
    "mem-path": path,
    size,
    share: true,
  });
  if (via === "ivshmem-plain") {
    if (!Number.isInteger(Math.log2(bytes)))
      throw new RangeError(`ivshmem-plain needs a size that is a power of two, not ${size}`);
    return qemu.args(qemu.device("ivshmem-plain", { memdev: backend, id: deviceId }));
  }
  if (machine === "microvm")
    throw new RangeError(
      'virtio-pmem does not work on the machine microvm: the guest cannot reserve its memory. Use machine: "q35", or via: "ivshmem-plain"',
    );
  return qemu.args(
    qemu.maxMemory(`${mem + Math.ceil(bytes / mebibyte)}M`),
    qemu.device("virtio-pmem-pci", { memdev: backend, id: deviceId }),
  );
}

const mebibyte = 1024 ** 2;

function inBytes(size: Size): number {
  if (typeof size === "number") return size;
  return Number(size.slice(0, -1)) * 1024 ** (1 + "KMGT".indexOf(size.slice(-1)));
}

/** A TPM for the guest: the host's own, or one that swtpm emulates behind a socket. On the machine q35. */
export function tpm(of: { readonly device: string } | { readonly socket: string }): string[] {
  const backend =
    "device" in of
      ? qemu.tpmdev("passthrough", { id: "tpm0", path: of.device, "cancel-path": "/tmp/cancel" })
      : qemu.tpmdev("emulator", {
          id: "tpm0",
          chardev: qemu.chardev("socket", { id: "chrtpm", path: of.socket }),
        });
  return qemu.args(qemu.device("tpm-tis", { tpmdev: backend }));
}

/** A controller for USB devices, which a VM with a PCI bus can have. */
export function usbController(id = "xhci"): string[] {
  return qemu.args(qemu.device("qemu-xhci", { id }));
}

/** Input devices of the host that the guest has for its own: `/dev/input/by-path/...`. */
export function evdev(...paths: readonly string[]): string[] {
  return qemu.args(
    ...paths.map((path, index) =>
      qemu.device("virtio-input-host-pci", { evdev: path, id: `evdev-${index + 1}` }),
    ),
  );
}
