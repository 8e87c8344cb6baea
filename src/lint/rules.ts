import type { RulePage } from "./rule-page.ts";
import asked from "./rules/asked.ts";
import collision from "./rules/collision.ts";
import deprecated from "./rules/deprecated.ts";
import duplicateId from "./rules/duplicate-id.ts";
import forAnotherHypervisor from "./rules/for-another-hypervisor.ts";
import fullBus from "./rules/full-bus.ts";
import ignoredOption from "./rules/ignored-option.ts";
import maxmem from "./rules/maxmem.ts";
import memory2048 from "./rules/memory-2048.ts";
import memoryDeviceOnMicrovm from "./rules/memory-device-on-microvm.ts";
import missingProperty from "./rules/missing-property.ts";
import missingValue from "./rules/missing-value.ts";
import neverSeen from "./rules/never-seen.ts";
import noBus from "./rules/no-bus.ts";
import noKernel from "./rules/no-kernel.ts";
import notShared from "./rules/not-shared.ts";
import nvdimmOff from "./rules/nvdimm-off.ts";
import override from "./rules/override.ts";
import refusedOption from "./rules/refused-option.ts";
import repeatedFlag from "./rules/repeated-flag.ts";
import repeatedProperty from "./rules/repeated-property.ts";
import required from "./rules/required.ts";
import strayWord from "./rules/stray-word.ts";
import strippedBuild from "./rules/stripped-build.ts";
import twoWords from "./rules/two-words.ts";
import undefinedReference from "./rules/undefined-reference.ts";
import unescapedComma from "./rules/unescaped-comma.ts";
import unknownAccelerator from "./rules/unknown-accelerator.ts";
import unknownAudioDriver from "./rules/unknown-audio-driver.ts";
import unknownBlockDriver from "./rules/unknown-block-driver.ts";
import unknownCharacterDevice from "./rules/unknown-character-device.ts";
import unknownDevice from "./rules/unknown-device.ts";
import unknownDisplay from "./rules/unknown-display.ts";
import unknownMachine from "./rules/unknown-machine.ts";
import unknownNumaOption from "./rules/unknown-NUMA-option.ts";
import unknownNetworkBackend from "./rules/unknown-network-backend.ts";
import unknownNetworkCard from "./rules/unknown-network-card.ts";
import unknownObject from "./rules/unknown-object.ts";
import unknownOption from "./rules/unknown-option.ts";
import unknownProperty from "./rules/unknown-property.ts";
import unknownTpmBackend from "./rules/unknown-TPM-backend.ts";
import usedBeforeDefinition from "./rules/used-before-definition.ts";
import wrongBus from "./rules/wrong-bus.ts";
import wrongDefinition from "./rules/wrong-definition.ts";
import wrongMachine from "./rules/wrong-machine.ts";
import wrongValue from "./rules/wrong-value.ts";

const pages = [
  asked,
  collision,
  deprecated,
  duplicateId,
  forAnotherHypervisor,
  fullBus,
  ignoredOption,
  maxmem,
  memory2048,
  memoryDeviceOnMicrovm,
  missingProperty,
  missingValue,
  neverSeen,
  noBus,
  noKernel,
  notShared,
  nvdimmOff,
  override,
  refusedOption,
  repeatedFlag,
  repeatedProperty,
  required,
  strayWord,
  strippedBuild,
  twoWords,
  undefinedReference,
  unescapedComma,
  unknownNumaOption,
  unknownTpmBackend,
  unknownAccelerator,
  unknownAudioDriver,
  unknownBlockDriver,
  unknownCharacterDevice,
  unknownDevice,
  unknownDisplay,
  unknownMachine,
  unknownNetworkBackend,
  unknownNetworkCard,
  unknownObject,
  unknownOption,
  unknownProperty,
  usedBeforeDefinition,
  wrongBus,
  wrongDefinition,
  wrongMachine,
  wrongValue,
] as const satisfies readonly RulePage[];

/** Every rule must have a page: without one, this does not compile. */
export type RuleId = (typeof pages)[number]["id"];

/** Every rule of `lint`, by id. */
export const rulePages: readonly RulePage[] = pages;

/** The rule's name among those of all commands. */
export function ruleId(rule: string): string {
  return `lint/${rule}`;
}
