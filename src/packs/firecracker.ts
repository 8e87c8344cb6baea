import { join } from "node:path";
import { exitStatus, KnownError } from "../errors.ts";
import { CrosvmTypes } from "./crosvm/value-types.ts";
import { reviewedKeys, reviewedStructs, reviewedTexts } from "./firecracker/reviewed.ts";
import { type Flag, type FlagPack, type FlagStruct, packFormat } from "./format.ts";
import { requireFilesOf } from "./rust/missing-files.ts";
import { readRustFiles } from "./rust/read-rust-files.ts";
import { RustSources } from "./rust/rust-sources.ts";
import { sorted } from "./sorted.ts";

const mainFile = "src/firecracker/src/main.rs";

/** The structure of the file that `--config-file` names, and the source file that declares it. */
const configuration = { name: "VmmConfig", file: "src/vmm/src/resources.rs" };

/**
 * What Firecracker accepts, by the declarations in a checkout of its source: flags, and the types of its configuration.
 *
 * @param folder The checkout.
 * @param revision The name of the build: the checkout's revision.
 * @throws KnownError (status 2) when the folder has no such source.
 */
export function firecrackerPack(folder: string, revision: string): FlagPack {
  const files = readRustFiles(folder);
  const sources = new RustSources(files);
  const flags = flagsIn(sources.textOf(mainFile));
  const types = new CrosvmTypes(sources);
  if (Object.keys(flags).length === 0 || types.of(configuration.name, configuration.file) === "any")
    throw new KnownError(
      {
        file: join(folder, mainFile),
        message: "declares no flags: this is not a checkout of Firecracker",
        fix: "name the root folder of a checkout of Firecracker's source",
      },
      exitStatus.notChecked,
    );
  // reviewed types do not need their file
  const needed = [...types.notFound].filter((name) => reviewedTexts[name] === undefined);
  requireFilesOf(needed, folder, files);
  return {
    format: packFormat,
    program: "firecracker",
    build: {
      version: revision,
      description: `firecracker at ${revision}`,
      target: "any",
    },
    flags: sorted(flags),
    structs: sorted({ ...structsOf(types), ...reviewedStructs }),
    texts: sorted({ ...types.texts, ...reviewedTexts }),
    configuration: configuration.name,
  };
}

function structsOf(types: CrosvmTypes): Record<string, FlagStruct> {
  return Object.fromEntries(
    Object.entries(types.structs).map(([name, { keys, closed }]) => {
      const neverNull = types.neverNull[name];
      const reviewed = Object.entries(keys).map(([key, type]) => [
        key,
        reviewedKeys[`${name}.${key}`] ?? type,
      ]);
      return [
        name,
        {
          keys: Object.fromEntries(reviewed),
          ...(closed ? {} : { open: true }),
          ...(neverNull === undefined ? {} : { neverNull }),
        },
      ];
    }),
  );
}

/** The flags of Firecracker's own parser: `Argument::new("id").takes_value(true)`. */
function flagsIn(source: string): Record<string, Flag> {
  const constants = new Map(
    [...source.matchAll(/\bconst (\w+): &str = "([^"]+)"/g)].map(([, name = "", text = ""]) => [
      name,
      text,
    ]),
  );
  const starts = [...source.matchAll(/\bArgument::new\(\s*(?:"([\w-]+)"|(\w+))\s*\)/g)];
  return Object.fromEntries(
    starts.flatMap(({ index, 0: head, 1: literal, 2: constant = "" }, at): [string, Flag][] => {
      const name = literal ?? constants.get(constant);
      if (name === undefined) return [];
      const text = source.slice(index + head.length, starts[at + 1]?.index ?? index + 1000);
      const namesIn = (call: string) => {
        const list = new RegExp(`\\.${call}\\(([^)]*)\\)`).exec(text)?.[1] ?? "";
        return [...list.matchAll(/"([\w-]+)"/g)].map(([, other = ""]) => other);
      };
      const [needs, conflicts] = [namesIn("requires"), namesIn("forbids")];
      const takesValue = /\.takes_value\(true\)|\.allow_multiple\(true\)/.test(text);
      return [
        [
          name,
          {
            values: takesValue ? 1 : 0,
            ...(takesValue ? { value: "str" } : {}),
            ...(/\.allow_multiple\(true\)/.test(text) ? { repeatable: true } : {}),
            ...(needs.length > 0 ? { needs } : {}),
            ...(conflicts.length > 0 ? { conflicts } : {}),
          },
        ],
      ];
    }),
  );
}
