import { closest } from "../closest.ts";
import { callStack, noteProblem } from "./notes.ts";

/**
 * The same builders, where an unknown name is noted as a mistake at its line, rather than ending the
 * definition with "is not a function".
 */
export function withKnownNames<Builders extends object>(of: string, builders: Builders): Builders {
  return new Proxy(builders, {
    get(target, name) {
      if (typeof name !== "string" || name in target) return Reflect.get(target, name);
      return () => {
        const near = closest(name, Object.keys(target));
        noteProblem({
          stack: callStack(),
          message: `${of} has no builder ${name}`,
          fix:
            near === undefined ? `use ${Object.keys(target).join(", ")}` : `did you mean ${near}?`,
        });
        return [];
      };
    },
  });
}
