import type { VmRow } from "./vm-row.ts";

/** "qemu, x86_64-linux, 1024 MiB + 512 MiB, ballooned, 2 processors" */
export function resourcesOf({ hypervisor, system, memory, processors, autostart }: VmRow): string {
  return [
    hypervisor,
    system,
    memoryOf(memory),
    processors === null ? "" : `${processors} processor${processors === 1 ? "" : "s"}`,
    autostart ? "" : "not started by the host",
  ]
    .filter((text) => text !== "")
    .join(", ");
}

/** "1024 MiB + 512 MiB, ballooned" */
export function memoryOf({ mib, hotplugMib, balloon }: VmRow["memory"]): string {
  if (mib === null) return "";
  return `${mib} MiB${hotplugMib > 0 ? ` + ${hotplugMib} MiB` : ""}${balloon ? ", ballooned" : ""}`;
}

/** Shares and volumes: "/nix/store at /nix/.ro-store (virtiofs)", "/var/a.img, 512 MiB, read-only". */
export function storageOf({ shares, volumes }: VmRow): string[] {
  const only = (readOnly: boolean) => (readOnly ? " read-only" : "");
  return [
    ...shares.map(
      ({ source, mountPoint, proto, readOnly }) =>
        `${source} at ${mountPoint} (${proto}${only(readOnly)})`,
    ),
    ...volumes.map(({ image, mib, readOnly }) => {
      const size = mib === null ? "" : ` ${mib} MiB`;
      return `${image} (volume${size}${only(readOnly)})`;
    }),
  ];
}

/** "tap vm-chat 02:00:00:01:02:01" */
export function networkOf({ network }: VmRow): string[] {
  return network.map(
    ({ type, id, mac, bridge }) =>
      `${type} ${id} ${mac}${bridge === null ? "" : ` to the bridge ${bridge}`}`,
  );
}

/** "chat.sock", "vsock 5" */
export function socketsOf({ sockets: { control, vsockCid, shares } }: VmRow): string[] {
  return [
    ...(control === null ? [] : [control]),
    ...shares,
    ...(vsockCid === null ? [] : [`vsock ${vsockCid}`]),
  ];
}
