import { type ConfigProblem, isSet } from "./config.ts";

/** What `extraConfig` replaces in the runner's configuration: lib/runners/firecracker.nix, `recursiveUpdate`. */
const replaced: readonly {
  readonly path: readonly string[];
  /** Whether the runner writes it for a VM; by default, always. */
  readonly when?: (vm: Readonly<Record<string, unknown>>) => boolean;
  readonly says: string;
}[] = [
  {
    path: ["drives"],
    says: "the disk of the Nix store and all of microvm.volumes: the guest boots without them",
  },
  {
    path: ["network-interfaces"],
    when: ({ interfaces }) => Array.isArray(interfaces) && interfaces.length > 0,
    says: "all of microvm.interfaces",
  },
  { path: ["boot-source", "kernel_image_path"], says: "the kernel of boot.kernelPackages" },
  { path: ["boot-source", "initrd_path"], says: "the guest's initrd" },
  { path: ["boot-source", "boot_args"], says: "boot.kernelParams, with which the guest boots" },
  { path: ["machine-config", "vcpu_count"], says: "microvm.vcpu" },
  { path: ["machine-config", "mem_size_mib"], says: "microvm.mem" },
  {
    path: ["vsock", "guest_cid"],
    when: ({ vsock }) => isSet(vsock) && typeof vsock.cid === "number",
    says: "microvm.vsock.cid",
  },
  {
    path: ["cpu-config"],
    when: ({ firecracker }) => isSet(firecracker) && isSet(firecracker.cpu),
    says: "microvm.firecracker.cpu",
  },
];

/** What a VM's `extraConfig` silently replaces. */
export function* checkReplaced(
  vm: Readonly<Record<string, unknown>>,
  extraConfig: Readonly<Record<string, unknown>>,
): Generator<ConfigProblem> {
  for (const { path, when, says } of replaced) {
    const at = replacedAt(path, extraConfig);
    if (at === undefined || when?.(vm) === false) continue;
    yield {
      rule: "override",
      severity: "silent",
      path: at,
      message: `${at.join(".")} replaces ${says}`,
    };
  }
}

/** The path of the value, or of what replaces its set: `vsock: null`. */
function replacedAt(
  path: readonly string[],
  extraConfig: Readonly<Record<string, unknown>>,
): readonly string[] | undefined {
  let inner: unknown = extraConfig;
  for (const [depth, key] of path.entries()) {
    if (!isSet(inner)) return path.slice(0, depth);
    inner = inner[key];
    if (inner === undefined) return undefined;
  }
  return path;
}

/** Reports a whole configuration that lacks the runner's own disk. */
export function* checkStoreDisk(
  config: Readonly<Record<string, unknown>>,
): Generator<ConfigProblem> {
  const { drives } = config;
  if (!Array.isArray(drives) || drives.some((it) => isSet(it) && it.drive_id === "store")) return;
  yield {
    rule: "override",
    severity: "silent",
    path: ["drives"],
    message:
      "drives has no disk of the Nix store, which the runner writes: microvm.firecracker.extraConfig.drives replaces it",
  };
}
