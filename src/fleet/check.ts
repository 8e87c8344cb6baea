import type { NotVerified } from "../codegen/not-verified.ts";
import { inOrderOfPlace } from "../definition/check/placed.ts";
import { KnownError } from "../errors.ts";
import { claimsOf, collisions } from "../facts/exclusive.ts";
import type { PlacedProblem } from "../facts/problem.ts";
import { valueProblems } from "../facts/values.ts";
import { claimedTwiceIn } from "../host/claimed-twice.ts";
import type { PlacedFinding } from "../lint/lint.ts";
import { type Locate, lintScript } from "../lint/lint-script.ts";
import { placeOfArgument } from "../lint/places.ts";
import { differentSizesIn } from "../lint/shared-sizes.ts";
import { readPack } from "../packs/read.ts";
import {
  type EvaluatedVm,
  type FleetVm,
  type KnownVm,
  type SetValue,
  vmName,
  vmsByHost,
} from "./vm.ts";

/** What is found in a VM, and what of it could not be checked. */
export interface VmVerdict {
  readonly vm: FleetVm;
  readonly findings: readonly PlacedFinding[];
  readonly notVerified: readonly NotVerified[];
  /** Which build its arguments are checked against, and why: a line. */
  readonly build: string | undefined;
}

/** A VM whose evaluation got far enough to say something about it. */

/**
 * Checks VMs by the rules of definitions: their values, what their hypervisors do with their options, their arguments
 * against the build that the script starts, and what several VMs that one host starts claim.
 *
 * @param pack The hypervisor's build, where the user names one.
 */
export function checkFleet(fleet: readonly FleetVm[], pack?: string): VmVerdict[] {
  const together = foundTogether(fleet);
  return fleet.map((vm) => {
    const { known, error } = vm;
    if (known === undefined)
      return { vm, findings: [], notVerified: [failed("anything", vm, error)], build: undefined };
    const script = checkScript({ ...vm, known }, pack);
    const findings = [
      ...valueFindings(known),
      ...known.findings.map((finding) => optionFinding(known, finding)),
      ...script.findings,
      ...(together.get(vm) ?? []),
    ];
    return {
      vm,
      findings: inOrderOfPlace(withoutRepetition(findings)),
      notVerified: script.notVerified,
      build: script.build,
    };
  });
}

/** Several of a VM's options can come from one place: it is reported once. */
function withoutRepetition(findings: readonly PlacedFinding[]): PlacedFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

const failed = (what: string, vm: FleetVm, error = "it does not evaluate"): NotVerified => ({
  what,
  vms: [vmName(vm)],
  why: firstLines(error),
});

/** A failed assertion has a headline, followed by what it is about. */
function firstLines(error: string): string {
  return error.replace(/\s*\n\s*/g, " ");
}

function checkScript(vm: KnownVm, pack: string | undefined) {
  const { scripts, hypervisor, pack: fork } = vm.known;
  const name = vmName(vm);
  const about = { what: "the arguments", vms: [name] };
  const text = scripts?.["microvm-run"];
  if (text === undefined)
    return { findings: [], notVerified: [failed("the arguments", vm, vm.error)], build: undefined };
  let build: string | undefined;
  try {
    const { findings, notChecked } = lintScript(
      text,
      name,
      readPack,
      pack ?? (fork === null ? undefined : { name: fork, reason: "it is built from other source" }),
      locateIn(vm.known),
      (note) => {
        build = note.trim();
      },
      (path) => vm.known.files[path],
    );
    const notVerified = notChecked === undefined ? [] : [{ ...about, why: notChecked }];
    return { findings: findings.filter((finding) => !isOfOptions(finding)), notVerified, build };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    const why = error.problems.map(({ message }) => message).join("; ");
    return { findings: [], notVerified: [{ ...about, why: `${hypervisor}: ${why}` }], build };
  }
}

/** Where the arguments of a VM's script are set; those that no module sets are only in the script. */
function locateIn(known: EvaluatedVm): Locate {
  return (args, index) => {
    const place = placeOfArgument(known.places, args, index);
    // a module without a file has a place without one
    return place === undefined || place.file === ""
      ? { file: "microvm-run", line: args[index]?.line ?? 1 }
      : placed(known, place);
  };
}

/**
 * What nix/checks/options.nix reports about the option, except for guests with a runner of their own: it is about the
 * script that microvm.nix makes.
 */
const isOfOptions = ({ rule, argument }: PlacedFinding) =>
  rule === "never-seen" && /^"(-r|--root)"/.test(argument ?? "");

function optionFinding(
  known: EvaluatedVm,
  { rule, severity, argument, message, fix, ...place }: EvaluatedVm["findings"][number],
): PlacedFinding {
  const where = placed(known, place);
  return { rule, severity, ...where, argument, message, fix, fixable: false };
}

/** Where something is set; for a module without a file, where the flake binds the configuration. */
function placed(
  { from }: EvaluatedVm,
  place: { readonly file: string; readonly line: number | null } | undefined,
): { readonly file: string; readonly line: number } {
  const { file, line } =
    place !== undefined && place.file !== "" ? place : (from ?? { file: "flake.nix", line: 1 });
  return { file, line: line ?? 1 };
}

function valueFindings(known: EvaluatedVm): PlacedFinding[] {
  return [...valueProblems(known.values, known.hypervisor)].map((problem) =>
    valueFinding(known, problem, "wrong-definition", "wrong"),
  );
}

function valueFinding(
  known: EvaluatedVm,
  { path, message, fix }: PlacedProblem,
  rule: string,
  severity: PlacedFinding["severity"],
): PlacedFinding {
  return {
    rule,
    severity,
    ...placed(known, placeOfValue(known, path)),
    argument: null,
    message: `${optionName(path)} ${message}`,
    fix: fix ?? null,
    fixable: false,
  };
}

/** `["interfaces", "0", "mac"]` is "microvm.interfaces[0].mac". */
function optionName(path: readonly string[]): string {
  return `microvm${path.map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`)).join("")}`;
}

/** Where a value is set; for a list element, the place that sets its text, because elements have no numbers there. */
function placeOfValue({ values, set }: EvaluatedVm, path: readonly string[]): SetValue | undefined {
  const option = path.map((name) => (/^\d+$/.test(name) ? "*" : name)).join(".");
  const value = path.reduce<unknown>(
    (inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name],
    values,
  );
  const places = set.filter((one) => one.option === option);
  return places.find((one) => one.value === String(value)) ?? places[0];
}

/** Conflicts between VMs of one host: claims of VMs that start together, and the memory that they share. */
function foundTogether(fleet: readonly FleetVm[]): Map<FleetVm, PlacedFinding[]> {
  const found = new Map<FleetVm, PlacedFinding[]>();
  const add = (vm: FleetVm, finding: PlacedFinding) =>
    found.set(vm, [...(found.get(vm) ?? []), finding]);
  for (const vms of [...vmsByHost(fleet).values()].map(startedFirst)) {
    for (const { vm, problem } of optionCollisions(vms))
      if (vm.known.autostart) add(vm, valueFinding(vm.known, problem, "collision", "wrong"));
    const scripts = vms.map(({ known }) => ({
      name: known.name,
      file: "microvm-run",
      text: known.scripts?.["microvm-run"] ?? "",
      locate: locateIn(known),
    }));
    for (const { script, finding } of differentSizesIn(scripts))
      add(vms[script] as KnownVm, finding);
    const claimed = vms.map(({ known }) => [...claimsOf(known.values)].map(({ value }) => value));
    const isKnown = (one: number, other: number, value: string) =>
      [one, other].every((vm) => claimed[vm]?.includes(value));
    for (const { script, finding } of claimedTwiceIn(scripts, isKnown))
      if (vms[script]?.known.autostart) add(vms[script] as KnownVm, finding);
  }
  return found;
}

/** Those that the host starts by itself first. */
function startedFirst(vms: readonly KnownVm[]): KnownVm[] {
  const isStarted = ({ known }: KnownVm) => known.autostart;
  return [...vms.filter(isStarted), ...vms.filter((vm) => !isStarted(vm))];
}

/** What VMs of one host claim of the things that the host has once. */
function* optionCollisions(
  vms: readonly KnownVm[],
): Generator<{ readonly vm: KnownVm; readonly problem: PlacedProblem }> {
  const named = vms.map(({ known }) => {
    const placeText = (place: SetValue | undefined) => {
      const { file, line } = placed(known, place);
      return `${file}:${line}`;
    };
    const placeOf = (path: readonly string[]) => {
      const own = placeOfValue(known, path);
      return own && placeText(own);
    };
    return { name: known.name, place: placeText(known.set[0]), placeOf, vm: known.values };
  });
  for (const problem of collisions(named)) yield { vm: vms[problem.index] as KnownVm, problem };
}
