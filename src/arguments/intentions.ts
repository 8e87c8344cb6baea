import { callStack, noteProblem } from "./notes.ts";
import { ownQemu as qemu } from "./own-qemu.ts";
import { checkParameters, type Parameter } from "./parameters.ts";

const path: Parameter = {
  is: "a path, as a string",
  test: (value) => typeof value === "string" && value !== "",
};

/** A TPM for the guest: the host's own, or one that swtpm emulates behind a socket. On the machine q35. */
export function tpm(of: { readonly device: string } | { readonly socket: string }): string[] {
  const stack = callStack();
  const either = {
    device: { ...path, optional: true },
    socket: { ...path, optional: true },
  } as const;
  if (!checkParameters("tpm", of, either, stack)) return [];
  if ("device" in of === "socket" in of) {
    noteProblem({
      stack,
      message: "tpm takes either device or socket",
      fix: 'as tpm({ device: "/dev/tpmrm0" })',
    });
    return [];
  }
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
  if (!checkParameters("usbController", { id }, { id: path }, callStack())) return [];
  return qemu.args(qemu.device("qemu-xhci", { id }));
}

/** Input devices of the host that the guest has to itself: `/dev/input/by-path/...`. */
export function evdev(...paths: readonly string[]): string[] {
  const stack = callStack();
  const isRight = paths.map((given, index) =>
    checkParameters(
      "evdev",
      { [`path ${index + 1}`]: given },
      { [`path ${index + 1}`]: path },
      stack,
    ),
  );
  if (isRight.includes(false)) return [];
  return qemu.args(
    ...paths.map((path, index) =>
      qemu.device("virtio-input-host-pci", { evdev: path, id: `evdev-${index + 1}` }),
    ),
  );
}
