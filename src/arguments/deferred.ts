type Values = Readonly<Record<string, unknown>>;

/** Found by this name, since the tool and the definitions' bundle have a copy of this module each. */
const marker = Symbol.for("ghaf-microvm.deferredArguments");

interface Deferred {
  readonly [marker]: (vm: Values) => readonly string[];
}

/**
 * Arguments that depend on other options of the definition that they stand in, such as its memory. They stand in a
 * list of arguments as one item until `defineVm` gets the whole definition.
 */
export function deferred(expand: (vm: Values) => readonly string[]): string[] {
  return [{ [marker]: expand } as unknown as string];
}

/** The definition with every deferred argument in an `extraArgs` replaced by what it becomes. */
export function withArguments<Vm extends object>(vm: Vm): Vm {
  const entries = Object.entries(vm).map(([name, group]): [string, unknown] => {
    const args = isRecord(group) ? group.extraArgs : undefined;
    return Array.isArray(args) && args.some(isDeferred)
      ? [
          name,
          // with what marks the group
          Object.defineProperties(
            {},
            {
              ...Object.getOwnPropertyDescriptors(group as Values),
              extraArgs: {
                value: args.flatMap((arg) => expanded(arg, vm as Values)),
                enumerable: true,
              },
            },
          ),
        ]
      : [name, group];
  });
  return Object.fromEntries(entries) as Vm;
}

const isRecord = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isDeferred = (arg: unknown): arg is Deferred =>
  typeof arg === "object" && arg !== null && marker in arg;

const expanded = (arg: unknown, vm: Values): readonly unknown[] =>
  isDeferred(arg) ? arg[marker](vm) : [arg];
