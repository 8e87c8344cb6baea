import { collisions } from "../../facts/exclusive.ts";
import type { LoadedDefinition } from "../load.ts";
import type { Finding } from "./finding.ts";
import { optionName } from "./option-name.ts";

/** What VMs cannot have at the same time on one host. */
export function* findCollisions(definitions: readonly LoadedDefinition[]): Generator<Finding> {
  const vms = definitions.map(({ vm, file, line }) => ({
    name: String(vm.name),
    place: `${file}:${line}`,
    vm,
  }));
  for (const { index, path, message, fix } of collisions(vms))
    yield {
      definition: definitions[index] as LoadedDefinition,
      path,
      message: `${optionName(path)} ${message}`,
      fix: `${fix} Where they never share a host: a comment \`// ghaf-microvm: allow collision\` before it`,
      rule: "collision",
      isAllowable: true,
    };
}
