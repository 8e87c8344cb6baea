import { exitStatus, KnownError } from "../../errors.ts";
import { compactJson } from "../../output/compact-json.ts";
import type { SchemaSource } from "../schema/option-schema.ts";
import { defaultMachine, measuredMachines } from "./measure.ts";
import type { MeasuredSupport, Support } from "./measured-support.ts";

/** What each hypervisor does with each option of one revision: the file `nix/option-support.json`. */
export interface SupportFile {
  readonly $comment: string;
  readonly rev: string;
  readonly narHash: string;
  /** The version of the measuring method, which may differ in another version of this tool. */
  readonly measurement?: number;
  /** The files that decide what a hypervisor does, and their hashes: what the measurement is valid for. */
  readonly sources: Readonly<Record<string, string>>;
  readonly measured: readonly MeasuredSupport[];
}

/** Incremented with each change of what is measured. */
export const measurement = 3;

/** In the order in which one context's outcome stands for the option: what works anywhere, works. */
const precedence: readonly Support[] = ["honoured", "ignored", "refused", "not-applicable"];

/** The measured support of one revision's options. */
export class SupportTable {
  readonly measured: readonly MeasuredSupport[];
  readonly hypervisors: readonly string[];
  readonly #byOption = new Map<string, MeasuredSupport[]>();
  /** Cached, since a thousand VMs need the same few. */
  readonly #summaries = new Map<string, Readonly<Record<string, Support>>>();

  constructor(measured: readonly MeasuredSupport[]) {
    this.measured = measured;
    this.hypervisors = Object.keys(measured[0]?.support ?? {});
    for (const entry of measured) {
      const same = this.#byOption.get(entry.option);
      if (same === undefined) this.#byOption.set(entry.option, [entry]);
      else same.push(entry);
    }
  }

  /** An option's measurements, one a context. */
  of(option: string): readonly MeasuredSupport[] {
    return this.#byOption.get(option) ?? [];
  }

  /**
   * What each hypervisor does with an option, the best outcome of all contexts. Empty for one that was not measured.
   * An option that QEMU takes on another machine than the default is one that it takes.
   *
   * @param element The list's element that the option is of: only contexts of its kind count, for `securityModel` means
   * something to shares by 9p alone.
   * @param machine QEMU's machine, where it is known and was measured: only that one counts.
   */
  summary(
    option: string,
    element: Readonly<Record<string, unknown>> = {},
    machine?: string,
  ): Readonly<Record<string, Support>> {
    const key = JSON.stringify([option, kindOptions.map((kind) => element[kind]), machine]);
    const known = this.#summaries.get(key) ?? this.#summaryOf(option, element, machine);
    this.#summaries.set(key, known);
    return known;
  }

  #summaryOf(
    option: string,
    element: Readonly<Record<string, unknown>>,
    machine: string | undefined,
  ): Readonly<Record<string, Support>> {
    const entries = this.of(option).filter(({ context }) => isOfKind(context, option, element));
    if (entries.length === 0) return {};
    return Object.fromEntries(
      this.hypervisors.map((hypervisor) => {
        const outcomes = new Set(
          entries.flatMap((entry) => outcomesOf(entry, hypervisor, machine)),
        );
        return [hypervisor, precedence.find((outcome) => outcomes.has(outcome)) as Support];
      }),
    );
  }

  /** The flags that an option becomes on each hypervisor, in any context: `{ qemu: ["-m"] }`. */
  arguments(option: string): Readonly<Record<string, readonly string[]>> {
    const entries = this.of(option);
    return Object.fromEntries(
      this.hypervisors.flatMap((hypervisor) => {
        const flags = new Set(entries.flatMap((entry) => entry.arguments?.[hypervisor] ?? []));
        return flags.size === 0 ? [] : [[hypervisor, [...flags]]];
      }),
    );
  }

  /**
   * The measurement in which a hypervisor refuses the option itself. Undefined when it takes it in any context of the
   * element's kind.
   */
  refusal(
    option: string,
    hypervisor: string,
    element: Readonly<Record<string, unknown>> = {},
    machine?: string,
  ): MeasuredSupport | undefined {
    if (this.summary(option, element, machine)[hypervisor] !== "refused") return undefined;
    // a hypervisor that refuses the context may not even look at the option
    return this.of(option).find(
      ({ support, context, refusedContext = [] }) =>
        support[hypervisor] === "refused" &&
        isOfKind(context, option, element) &&
        !refusedContext.includes(hypervisor),
    );
  }

  /** Whether a hypervisor refuses this value: of a switch one position, of a number or a text any but those measured. */
  refuses(
    option: string,
    hypervisor: string,
    value: unknown,
    element: Readonly<Record<string, unknown>> = {},
    machine?: string,
  ): boolean {
    const measured = this.refusal(option, hypervisor, element, machine);
    if (measured === undefined) return false;
    const values = measured.refusedValues?.[hypervisor];
    return typeof value === "boolean" && values !== undefined
      ? values.includes(value)
      : !isAmong(measured.takenEdges?.[hypervisor], value);
  }

  /** Whether a hypervisor refuses this value at an end of the option's type, in every context in which it takes others. */
  refusesEdge(
    option: string,
    hypervisor: string,
    value: unknown,
    element: Readonly<Record<string, unknown>> = {},
  ): boolean {
    const taken = this.of(option).filter(
      ({ support, context, refusedContext = [] }) =>
        isOfKind(context, option, element) &&
        support[hypervisor] !== "refused" &&
        !refusedContext.includes(hypervisor),
    );
    return (
      taken.length > 0 &&
      taken.every(({ refusedEdges }) => isAmong(refusedEdges?.[hypervisor], value))
    );
  }

  /** The options that make a hypervisor's runner ignore this one. */
  lostBeside(option: string, hypervisor: string): readonly string[] {
    return this.of(option).flatMap(({ lostBeside }) => lostBeside?.[hypervisor] ?? []);
  }

  /** The values of an option that a hypervisor refuses though it takes others, in every context. */
  refusedValues(option: string, hypervisor: string): readonly unknown[] {
    return this.of(option).flatMap(({ refusedValues }) => refusedValues?.[hypervisor] ?? []);
  }
}

const isAmong = (values: readonly unknown[] = [], value: unknown) =>
  values.some((one) => JSON.stringify(one) === JSON.stringify(value));

/** The outcomes of one context: on the requested machine, or on any. */
function outcomesOf(
  { support, machines = {} }: MeasuredSupport,
  hypervisor: string,
  machine: string | undefined,
): (Support | undefined)[] {
  const measured = support[hypervisor];
  if (hypervisor !== "qemu") return [measured];
  if (machine === defaultMachine) return [measured];
  if (machine !== undefined && measuredMachines.includes(machine))
    return [machines[machine] ?? measured];
  return [measured, ...Object.values(machines)];
}

/** Options of an element that give its kind. */
export const kindOptions = ["bus", "proto", "type"];

/** Whether a context's element of the option's list is of the kind of another, as far as that one says. */
function isOfKind(
  context: unknown,
  option: string,
  element: Readonly<Record<string, unknown>>,
): boolean {
  const [list = "", inner] = option.split(".*.");
  if (inner === undefined) return true;
  const elements = list.split(".").reduce(memberOf, context);
  const [other] = Array.isArray(elements) ? elements : [];
  return kindOptions.every((kind) => {
    const [one, measured] = [element[kind], memberOf(other, kind)];
    return one === undefined || measured === undefined || one === measured;
  });
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

/** @param text The file's text; undefined when there is none. Undefined too when it is of another revision. */
export function readSupport(
  text: string | undefined,
  file: string,
  source: SchemaSource,
): SupportTable | undefined {
  if (text === undefined) return undefined;
  const data = readSupportFile(text, file);
  return isSupportOf(data, source) ? new SupportTable(data.measured) : undefined;
}

/** @throws KnownError (status 2) when the text is not a support table. */
export function readSupportFile(text: string, file: string): SupportFile {
  let data: Partial<SupportFile> | null;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw damaged(file, `is not JSON: ${(error as Error).message}`);
  }
  if (!Array.isArray(data?.measured)) throw damaged(file, "has no list `measured`");
  return data as SupportFile;
}

/** Whether a table belongs to a revision. */
export const isSupportOf = ({ narHash }: SupportFile, source: SchemaSource) =>
  narHash === source.narHash;

export function printSupport(
  source: SchemaSource,
  sources: Readonly<Record<string, string>>,
  measured: readonly MeasuredSupport[],
): string {
  const file: SupportFile = {
    $comment: `Generated by ghaf-microvm from the runners of microvm.nix ${source.rev}: what each hypervisor does with each option; run \`npm run codegen -- --refresh\` to update it.`,
    rev: source.rev,
    narHash: source.narHash,
    measurement,
    sources,
    measured,
  };
  return compactJson(file, 1500);
}

function damaged(file: string, message: string): KnownError {
  return new KnownError(
    {
      file,
      message,
      fix: "restore it from git, or delete it: `npm run codegen` says how to get it",
    },
    exitStatus.notChecked,
  );
}
