import type { CrosvmText, FlagStruct } from "../format.ts";

/*
 * What Firecracker's source states in code, not in declarations: read by a person. Each entry names the item and its
 * file.
 */

export const reviewedTexts: Readonly<Record<string, CrosvmText>> = {
  // src/utils/src/net/mac.rs, formerly src/vmm/src/utils/net/mac.rs: impl FromStr for MacAddr
  MacAddr: {
    is: "a MAC address like 02:00:00:00:00:01",
    matches: "[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}",
    like: "{}:{}:{}:{}:{}:{}",
  },
  // src/vmm/src/cpu_config/templates_serde.rs: deserialize_from_str
  TemplateNumber: { is: "a number like 0x1 or 0b1", matches: "0x[0-9a-fA-F]+|0b[01]+" },
  // src/vmm/src/cpu_config/templates.rs: impl Deserialize for RegisterValueFilter, for KvmCapability
  TemplateBits: { is: "bits like 0b01x1, x for those that stay", matches: "(0b)?[01x_]*" },
  KvmCapability: { is: 'a number in quotes, behind "!" to remove it', matches: "!?[+]?[0-9]+" },
};

const templateNumber = "text:TemplateNumber!";
const templateBits = "text:TemplateBits!";

/**
 * The structures of CPU templates differ by architecture, but have the same names: these have the keys of both.
 * src/vmm/src/cpu_config: custom_cpu_template.rs of x86_64 and of aarch64.
 */
export const reviewedStructs: Readonly<Record<string, FlagStruct>> = {
  CpuidLeafModifier: {
    keys: {
      leaf: templateNumber,
      subleaf: templateNumber,
      flags: "uint32!",
      modifiers: "[]struct:CpuidRegisterModifier!",
    },
    open: true,
  },
  CpuidRegisterModifier: {
    keys: { register: "|eax|ebx|ecx|edx!", bitmap: templateBits },
    open: true,
  },
  CustomCpuTemplate: {
    keys: {
      kvm_capabilities: "[]text:KvmCapability",
      cpuid_modifiers: "[]struct:CpuidLeafModifier",
      msr_modifiers: "[]struct:RegisterModifier",
      vcpu_features: "[]struct:VcpuFeatures",
      reg_modifiers: "[]struct:RegisterModifier",
    },
    neverNull: [
      "kvm_capabilities",
      "cpuid_modifiers",
      "msr_modifiers",
      "vcpu_features",
      "reg_modifiers",
    ],
  },
  RegisterModifier: { keys: { addr: templateNumber, bitmap: templateBits }, open: true },
  VcpuFeatures: { keys: { index: "uint32!", bitmap: templateBits }, open: true },
};

/** Types of keys that the code narrows, or that differ by architecture. */
export const reviewedKeys: Readonly<Record<string, string>> = {
  // src/vmm/src/vmm_config/machine_config.rs: MachineConfig::update, MAX_SUPPORTED_VCPUS
  "MachineConfig.vcpu_count": "uint8:1..32!",
  "MachineConfig.mem_size_mib": "uint64:1..!",
  // src/vmm/src/cpu_config: StaticCpuTemplate of x86_64 and of aarch64
  "MachineConfig.cpu_template": "|C3|T2|T2S|T2CL|T2A|V1N1|None",
  // src/vmm/src/devices/virtio/net/device.rs: Net::new_with_tap
  "NetworkInterfaceConfig.mtu": "uint16:68..65535",
  // src/vmm/src/resources.rs: CustomCpuTemplateOrPath
  "VmmConfig.cpu-config": "str|struct:CustomCpuTemplate",
  "NetworkInterfaceConfig.guest_mac": "text:MacAddr",
  // 0 to 2 are reserved; src/firecracker/swagger/firecracker.yaml: Vsock
  "VsockDeviceConfig.guest_cid": "uint32:3..!",
};
