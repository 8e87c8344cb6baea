import type { LoadedDefinition } from "../load.ts";
import type { Finding } from "./finding.ts";

/** Host names are case-insensitive, and so are some file systems. */
export function* findSameNames(definitions: readonly LoadedDefinition[]): Generator<Finding> {
  const first = new Map<string, LoadedDefinition>();
  for (const definition of definitions) {
    if (typeof definition.vm.name !== "string") continue;
    const key = definition.vm.name.toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, definition);
    else
      yield {
        definition,
        path: ["name"],
        message: sameName(definition, other),
        fix: "give each VM a name of its own",
      };
  }
}

function sameName(one: LoadedDefinition, other: LoadedDefinition): string {
  const placeOf = ({ file, helper, line }: LoadedDefinition) => `${helper ?? file}:${line}`;
  const [name, otherName] = [one, other].map(({ vm }) => JSON.stringify(vm.name));
  const why = name === otherName ? "" : ": upper and lower case are the same in host names";
  if (placeOf(one) !== placeOf(other))
    return `the VM name ${name} is taken by ${name === otherName ? "" : `${otherName}, `}${placeOf(other)}${why}`;
  return one.file === other.file
    ? `two VMs made here have one name, ${otherName} and ${name}${why}`
    : `two VMs made here have one name, ${otherName} for ${other.file} and ${name} for ${one.file}${why}`;
}
