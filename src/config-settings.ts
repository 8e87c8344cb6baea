import defaults from "../nix/lib/defaults.json" with { type: "json" };

/** What the value of a setting must be: a JSON Schema, and how a message says it. */
interface Kind {
  readonly schema: object;
  readonly expected: string;
  readonly isValid: (value: unknown) => boolean;
}

const insidePattern = "^(?!/)(?!([\\s\\S]*/)?\\.\\.(/|$))[\\s\\S]+$";
const linePattern = "^[^\\r\\n]*$";

const path: Kind = {
  schema: { type: "string", pattern: insidePattern },
  expected: "must be a path inside the repository, relative to its root",
  isValid: (value) => typeof value === "string" && new RegExp(insidePattern).test(value),
};

const lines: Kind = {
  schema: { type: "array", items: { type: "string", pattern: linePattern } },
  expected: "must be a list of single lines",
  isValid: (value) =>
    Array.isArray(value) &&
    value.every((line) => typeof line === "string" && new RegExp(linePattern).test(line)),
};

interface Setting extends Kind {
  /** What it is for, as an editor shows it. */
  readonly about: string;
  /** A value that is valid, as JSON. */
  readonly example: string;
}

const pathTo = (name: keyof typeof defaults.config, about: string): Setting => ({
  ...path,
  about,
  example: JSON.stringify(defaults.config[name]),
});

/** What each setting of ghaf-microvm.json is: its validation and the file's JSON Schema follow from it. */
export const settings: Readonly<Record<keyof typeof defaults.config, Setting>> = {
  definitions: pathTo("definitions", "Folder of the VM definitions, one TypeScript file or more."),
  modules: pathTo("modules", "Folder of the generated NixOS modules: <modules>/<vm>/default.nix."),
  types: pathTo("types", "Folder of the generated TypeScript types and their JSON Schema."),
  schema: pathTo(
    "schema",
    "The options of the pinned microvm.nix, written by `codegen --refresh`.",
  ),
  support: pathTo(
    "support",
    "What each hypervisor does with each option of the pinned microvm.nix, written by `codegen --refresh`.",
  ),
  record: pathTo(
    "record",
    "Record of what was generated from what, which `nix flake check` reads.",
  ),
  lock: pathTo("lock", "The lock file that pins microvm.nix."),
  header: {
    ...lines,
    about: "Comment lines at the top of each generated Nix module, without `#`.",
    example: '["SPDX-License-Identifier: MIT"]',
  },
};

/** The JSON Schema of ghaf-microvm.json: the build writes it into the package, for editors. */
export const configSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "ghaf-microvm.json",
  description: "Where a repository keeps its micro-VMs. Every setting is optional.",
  type: "object",
  properties: {
    $schema: { type: "string" },
    ...Object.fromEntries(
      Object.entries(settings).map(([name, { schema, about }]) => [
        name,
        {
          ...schema,
          description: about,
          default: defaults.config[name as keyof typeof defaults.config],
        },
      ]),
    ),
  },
  additionalProperties: false,
};

/** Where the schema is in a repository that has installed the tool. */
export const schemaInPackage = "./node_modules/ghaf-microvm/dist/ghaf-microvm.schema.json";
