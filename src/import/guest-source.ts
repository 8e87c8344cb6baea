import { everyNode } from "../nix/syntax/free-names.ts";
import type { NixNode } from "../nix/syntax/node.ts";
import { tryParseNix } from "../nix/syntax/parse.ts";
import { isInline, modulesOf } from "./find-guest.ts";
import type { GuestSource } from "./guest-options.ts";
import type { ImportedFile } from "./imported-file.ts";
import { readModules } from "./module-source.ts";
import { scopeAround } from "./scope-around.ts";
import { noScope } from "./source-scope.ts";

/** The texts of a guest's modules, independent of where the definition will be. */
export type WrittenModules = Omit<GuestSource, "places">;

/**
 * The modules of a file as they are written; undefined where its text does not show them.
 * @param said What the file evaluates to.
 */
export function writtenModules(text: string, said: ImportedFile): WrittenModules | undefined {
  const whole = tryParseNix(text);
  if (whole === undefined) return undefined;
  if (said.form === "module")
    return {
      text,
      modules: new Map([[undefined, readModules(text, [{ node: whole, scope: noScope }])]]),
    };
  if (said.form !== "system") return undefined;
  const nodes = modulesOfSystem(whole);
  if (nodes.length !== said.moduleCount) return undefined;
  const surroundings = { areArguments: false, isOfHost: false };
  const entries = nodes.flatMap((node, index) => {
    if (!isInline(node)) return [];
    const scope = scopeAround(node, whole, surroundings);
    return [[index, readModules(text, [{ node, scope }])] as const];
  });
  return { text, modules: new Map(entries) };
}

/** The list of modules of the one system that a text makes. */
export function modulesOfSystem(whole: NixNode): readonly NixNode[] {
  const makers = [...everyNode(whole)].filter(
    (node) => node.kind === "call" && ["nixosSystem", "nixos"].includes(nameOf(node.called)),
  );
  const [maker, ...more] = makers;
  return maker === undefined || more.length > 0 ? [] : modulesOf(maker);
}

function nameOf(node: NixNode): string {
  if (node.kind === "variable") return node.name;
  return node.kind === "select" ? String(node.path.at(-1)) : "";
}
