import type { CrosvmText } from "../format.ts";

/*
 * What Firecracker's source says in code instead of declarations: read by a person, each entry with the item and the
 * file where it stands.
 */

export const reviewedTexts: Readonly<Record<string, CrosvmText>> = {
  // src/utils/src/net/mac.rs, formerly src/vmm/src/utils/net/mac.rs: impl FromStr for MacAddr
  MacAddr: {
    is: "a MAC address like 02:00:00:00:00:01",
    matches: "[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}",
    like: "{}:{}:{}:{}:{}:{}",
  },
};

/** Types of keys that the code narrows, or that are another type on each architecture. */
export const reviewedKeys: Readonly<Record<string, string>> = {
  // src/vmm/src/vmm_config/machine_config.rs: MachineConfig::update, MAX_SUPPORTED_VCPUS
  "MachineConfig.vcpu_count": "uint8:1..32!",
  "MachineConfig.mem_size_mib": "uint64:1..!",
  // src/vmm/src/cpu_config: StaticCpuTemplate of x86_64 and of aarch64
  "MachineConfig.cpu_template": "|C3|T2|T2S|T2CL|T2A|V1N1|None",
  "NetworkInterfaceConfig.guest_mac": "text:MacAddr",
  // 0 to 2 have a meaning of their own; src/firecracker/swagger/firecracker.yaml: Vsock
  "VsockDeviceConfig.guest_cid": "uint32:3..!",
};
