import { callStack, noteProblem } from "../arguments/notes.ts";
import { isProperty, markProperty } from "../nix/property.ts";
import { notBoolean } from "../nix/syntax/not-boolean.ts";
import {
  type Condition,
  isNixExpression,
  markNixExpression,
  type NixExpression,
  type NixProperty,
  type NixValue,
} from "../nix/value.ts";

/*
 * What nixpkgs' `lib` has for a module's definitions, by the same names. Each takes the place of the value that it
 * wraps, and so has that value's type: an editor offers and checks the same as without it. Only the tool sees what it
 * really is.
 */

/** The value where nothing else defines the option: any plain definition, in whatever module, wins. */
export function mkDefault<T>(value: NoInfer<T>): T {
  return override(1000, value);
}

/** The value whatever other modules define. */
export function mkForce<T>(value: NoInfer<T>): T {
  return override(50, value);
}

/** The value with a priority of its own: the lowest number wins; plain definitions have 100, `mkDefault` 1000. */
export function mkOverride<T>(priority: number, value: NoInfer<T>): T {
  return override(priority, value);
}

/** The items before those of all other definitions of the list. */
export function mkBefore<T>(items: NoInfer<T>): T {
  return order(500, items);
}

/** The items behind those of all other definitions of the list. */
export function mkAfter<T>(items: NoInfer<T>): T {
  return order(1500, items);
}

/** The items at a place of their own: lowest first; `mkBefore` has 500, plain definitions 1000, `mkAfter` 1500. */
export function mkOrder<T>(place: number, items: NoInfer<T>): T {
  return order(place, items);
}

/**
 * The value where the condition holds; else it is as if it were not there. Of a list's items, one item.
 * @example writableStoreOverlay: mkIf(nix`!config.microvm.storeOnDisk`, "/nix/.rw-store")
 */
export function mkIf<T>(condition: Condition, value: NoInfer<T>): T {
  checkCondition(condition);
  return marked({ _type: "if", condition, content: value as NixValue });
}

/**
 * The options where the condition holds, else none: for an option that another system may lack, because `mkIf` names
 * its options whatever the condition.
 * @example merge: [optionalAttrs(nix`options ? microvm.crosvm`, { crosvm: { extraArgs: ["--s2idle"] } })]
 */
export function optionalAttrs<T extends object>(condition: Condition, options: NoInfer<T>): T {
  checkCondition(condition);
  return marked({ _type: "attrs", condition, content: options as NixValue });
}

/** Several definitions of one option, as if each stood in a module of its own. */
export function mkMerge<T>(values: readonly NoInfer<T>[]): T {
  checkList(values, "mkMerge");
  return marked({ _type: "merge", contents: Array.isArray(values) ? values : [] });
}

/**
 * Among a list's items, those that are there only where the condition holds: `++ lib.optionals`.
 * @example extraArgs: ["--a", optionals(isDebug, ["--log-level", "debug"])]
 */
export function optionals<Item>(condition: Condition, items: readonly NoInfer<Item>[]): Item {
  checkCondition(condition);
  if (!isNixExpression(items) && !isProperty(items)) checkList(items, "optionals");
  return marked({ _type: "items", condition, content: items as NixValue });
}

/**
 * Among a list's items, all items of another list, which only Nix knows: `++ hostConfig.extraArgs`.
 * @example extraArgs: ["--a", itemsOf(nix`hostConfig.extraArgs`)]
 */
export function itemsOf<Item>(list: readonly NoInfer<Item>[]): Item {
  if (!isNixExpression(list) && !isProperty(list)) checkList(list, "itemsOf");
  return marked({ _type: "items", condition: true, content: list as NixValue });
}

/** Whether the VM runs on this hypervisor, as a condition. */
const hypervisorIs = (hypervisor: string): NixExpression =>
  markNixExpression(`config.microvm.hypervisor == ${JSON.stringify(hypervisor)}`);

/** The generated types export it as `onHypervisor`, with the options that the hypervisor takes. */
export function optionsOnHypervisor(hypervisor: never, options: never): object {
  return marked({ _type: "if", condition: hypervisorIs(hypervisor), content: options });
}

const marked = <T>(property: NixProperty): T => markProperty(property) as T;

function override<T>(priority: number, content: unknown): T {
  checkNumber(priority, "a priority");
  return marked({ _type: "override", priority, content: content as NixValue });
}

function order<T>(priority: number, content: unknown): T {
  checkNumber(priority, "a place in a list");
  return marked({ _type: "order", priority, content: content as NixValue });
}

function checkNumber(number: unknown, what: string): void {
  if (Number.isSafeInteger(number)) return;
  noteProblem({
    stack: callStack(),
    message: `${what} must be a whole number, but is ${String(number)}`,
    fix: "lower numbers come first: mkForce is 50, a plain definition 100, mkDefault 1000",
  });
}

function checkList(values: unknown, name: string): void {
  if (Array.isArray(values)) return;
  noteProblem({
    stack: callStack(),
    message: `${name} takes a list, but is given ${kindOf(values)}`,
    fix: `write ${name}${name === "optionals" ? "(condition, [ ... ])" : "([ ... ])"}`,
  });
}

/** `a number`, `an object`, `undefined`. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}

function checkCondition(condition: unknown): void {
  const wrong =
    typeof condition === "boolean"
      ? undefined
      : isNixExpression(condition)
        ? notBoolean(condition.text)
        : isProperty(condition)
          ? "something that mkIf and the like made"
          : kindOf(condition);
  if (wrong === undefined) return;
  noteProblem({
    stack: callStack(),
    message: `the condition must be true or false, but is ${wrong}`,
    fix: "write what decides it as nix`...`: nix`config.microvm.graphics.enable`",
  });
}
