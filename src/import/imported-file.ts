/** Data in the order of the file that it comes from. */
export type OrderedValue =
  | string
  | number
  | boolean
  | null
  | readonly OrderedValue[]
  | { readonly attrs: readonly (readonly [string, OrderedValue])[] };

/** What nix/import says of a file. */
export type ImportedFile =
  | (FileWithArguments & { readonly form: "unreadable" })
  | (FileWithArguments & { readonly form: "other" })
  | (FileWithArguments & SaidByModule & { readonly form: "module" })
  | (FileWithArguments & SaidBySystem & { readonly form: "system" });

interface FileWithArguments {
  /** The arguments of the file's function, and whether each has a default. */
  readonly arguments: Readonly<Record<string, boolean>>;
}

/** What a NixOS module says, as far as it can be read. */
export interface SaidByModule {
  readonly hostName: string | null;
  /** Whether it sets a host name that is not a plain string. */
  readonly hasOtherHostName: boolean;
  /** Absolute paths; null when some are not paths. */
  readonly imports: readonly string[] | null;
  readonly options: readonly ImportedOption[];
  /** The first names of what it sets, with or without conditions. */
  readonly names: readonly string[];
  /** Whether the module sets more than a name, imports and options of microvm. */
  readonly more: boolean;
  /** Whether it does so outside `microvm`; null where a condition around everything hides that. */
  readonly moreBeside: boolean | null;
}

/** What a function gives `nixosSystem`. */
export interface SaidBySystem {
  readonly maker: "nixosSystem" | "pkgs.nixos";
  /** Whether the function gives the system's runner rather than the system. */
  readonly isRunner: boolean;
  /** Whether its list of modules can be read. */
  readonly isReadable: boolean;
  /** The arguments' names. */
  readonly given: readonly string[];
  readonly specialArgs: readonly string[] | null;
  readonly system: string | null;
  /** Those that can be read, by their places in the list. */
  readonly modules: readonly (SaidByModule & { readonly index: number })[];
  /** How many modules its list has. */
  readonly moduleCount: number;
  /** The paths below `microvm` that may be defined, once for each module that may define them. */
  readonly defined: readonly (readonly string[])[];
}

/** A guest as its file has it. */
export interface ImportedGuest extends SaidByModule {
  /** The arguments that the module names. */
  readonly takes?: readonly string[] | undefined;
  /** The function that makes the whole system, where the file has one. */
  readonly system?: ImportedSystem | undefined;
}

export interface ImportedSystem {
  /** The arguments that the function needs. */
  readonly arguments: readonly string[];
  /** Those with a default, which keep it. */
  readonly defaults: readonly string[];
  /** Special arguments that its modules get, beside `lib`. */
  readonly specialArgs: readonly string[];
  /** Attributes that its modules use of flake inputs, as far as can be seen. */
  readonly asked: readonly string[];
  readonly hasPkgs: boolean;
  readonly maker: "nixosSystem" | "pkgs.nixos";
  readonly isRunner: boolean;
  /** The system that it is for, if set. */
  readonly name: string | undefined;
}

/** A value below `microvm`: data, or what must stay Nix, and why. */
export type ImportedOption = {
  readonly path: readonly string[];
  /** The place of its module in the system's list. */
  readonly index?: number | undefined;
  /** How many modules of the system may define it, where more than one. */
  readonly times?: number | undefined;
} & (
  | { readonly value: OrderedValue }
  | { readonly kept: "expression" | "unknown" | "condition" | "twice" }
);
