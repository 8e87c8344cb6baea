import type { Finding } from "../finding.ts";
import { expectedInstead } from "../property-type.ts";
import type { RuleId } from "../rules.ts";
import {
  type CommandLine,
  machineOf,
  majorVersion,
  optionsNamed,
  type QemuOption,
  valueAt,
} from "./command-line.ts";
import { isOn } from "./devices.ts";

/** Processors that the machine virt takes, of QEMU 10.0 and 11.1. */
const ofVirt =
  /^(a64fx|cortex-a(7|15|35|53|55|57|72|76|78ae|710)|host|max|neoverse-(n1|n2|v1))(-arm-cpu)?$/;

/** Properties, and the models that have them: by `qom-list-properties` of QEMU 10.0 and 11.1. */
const properties: readonly (readonly [names: RegExp, type: string, models: RegExp])[] = [
  [
    /^(aarch64|backcompat-[a-z0-9-]+|cfgend|has_el[23]|has_gcie|neon|pmu|reset-hivecs|start-powered-off|vfp|vfp-d32)$/,
    "bool",
    /./,
  ],
  [/^(core-count|node-id)$/, "int32", /./],
  [/^(cntfrq|midr|mp-affinity|psci-conduit|reset-cbar|rvbar)$/, "uint64", /./],
  // lengths of vectors: multiples of 128 up to 2048, powers of two for those of SME
  [
    /^sve(128|256|384|512|640|768|896|1024|1152|1280|1408|1536|1664|1792|1920|2048)?$/,
    "bool",
    /^(a64fx|cortex-a710|host|max|neoverse-(n2|v1))/,
  ],
  [/^pauth(-impdef|-qarma[35])?$/, "bool", /^(cortex-a710|host|max|neoverse-(n2|v1))/],
  [/^(lpa2|sme(128|256|512|1024|2048|_fa64)?|x-rme)$/, "bool", /^max/],
  [/^(sve-max-vq|x-l0gptsz)$/, "uint32", /^max/],
];

/**
 * `-cpu` of the machine virt, each of whose flags is a key with a value.
 *
 * @param hasKvm Whether an accelerator shows the guest the host's processor.
 */
export function* checkArmModel(
  { pack }: CommandLine,
  option: QemuOption,
  hasKvm: boolean,
): Generator<Finding> {
  const { build } = pack;
  const [model = "", ...flags] = (option.value ?? "").split(",");
  const wrong = (rule: RuleId, message: string): Finding => ({
    rule,
    severity: "refused",
    index: option.index,
    message,
  });
  if (!ofVirt.test(model))
    yield wrong(
      "wrong-value",
      `the machine virt of QEMU ${build.version} takes no processor ${model}`,
    );
  for (const flag of flags) {
    const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(flag) ?? [];
    const type = typeOf(name, model, hasKvm);
    const expected = type === undefined ? undefined : expectedInstead(type, value ?? "");
    if (value === undefined)
      yield wrong("missing-value", `${name} of -cpu needs a value: ${name}=...`);
    else if (type === undefined)
      yield wrong("unknown-property", `the processor ${model} has no property ${name}`);
    else if (expected !== undefined)
      yield wrong("wrong-value", `${name} of -cpu must be ${expected}, but is ${value}`);
    else if (name === "aarch64" && !isOn(value) && !hasKvm && majorVersion(pack) < 11)
      yield wrong("wrong-value", "aarch64=off of -cpu needs KVM before QEMU 11");
  }
}

/** Properties of the machine virt that not every processor and accelerator has. */
export function* checkArmMachine(commandLine: CommandLine, hasKvm: boolean): Generator<Finding> {
  const { properties } = machineOf(commandLine);
  const said = (key: string) =>
    optionsNamed(commandLine, "machine").findLast((option) => valueAt(option, key) !== undefined);
  const cpu = optionsNamed(commandLine, "cpu").at(-1)?.value ?? "cortex-a15";
  const [mte, gic] = ["mte", "gic-version"].map(said);
  const wrong = ({ index }: QemuOption, message: string): Finding => ({
    rule: "wrong-value",
    severity: "refused",
    index,
    message,
  });
  if (mte && isOn(properties.get("mte")) && /^(a64fx|cortex-a(?!710)|neoverse-(n1|v1))/.test(cpu))
    yield wrong(
      mte,
      `mte=on needs a processor with MTE, such as -cpu max: ${cpu.split(",")[0]} has none`,
    );
  if (gic && properties.get("gic-version") === "host" && !hasKvm)
    yield wrong(gic, "gic-version=host works only with accel=kvm; otherwise use max");
}

function typeOf(name: string, model: string, hasKvm: boolean): string | undefined {
  if (hasKvm && /^kvm-/.test(name)) return "bool";
  return properties.find(([names, , models]) => names.test(name) && models.test(model))?.[1];
}
