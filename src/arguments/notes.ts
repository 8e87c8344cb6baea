/**
 * What builders note while a definition is evaluated, for the tool that evaluates it. The definitions' bundle has its
 * own copy of this module, so the notes are kept where both copies find them.
 */
interface Notes {
  /** Mistakes in what a builder was given, with the stack of its call. */
  problems: ArgumentProblem[];
  /** By the value of an argument that builders made: the stacks of their calls. */
  origins: Map<string, string[]>;
  /** Every VM that was defined, whether it is exported or not. */
  definitions: NotedDefinition[];
  /** Arguments of QEMU were built, with the types of a build. */
  hasBuiltQemus: boolean;
}

export interface NotedDefinition {
  readonly vm: object;
  /** Of its `defineVm` call. */
  readonly stack: string;
  /** Its name was read: another definition is made from it, or a message says it. */
  readonly isRead: boolean;
}

export interface ArgumentProblem {
  readonly stack: string;
  readonly message: string;
  readonly fix?: string | undefined;
  /** It follows from options of the definition, and means nothing where those are wrong themselves. */
  readonly isDerived?: true;
  /** Where it stands in the template that was called, by line breaks and columns behind the last of them. */
  readonly within?: { readonly lines: number; readonly columns: number | undefined };
  /** What it is about, for `withdrawProblems`. */
  readonly of?: object;
  /** The name that is not defined there, for `withdrawNames`. */
  readonly missing?: string;
}

const key = Symbol.for("ghaf-microvm.argumentNotes");
const shared = globalThis as { [key]?: Notes };

function notes(): Notes {
  shared[key] ??= { problems: [], origins: new Map(), definitions: [], hasBuiltQemus: false };
  return shared[key];
}

/** The stack here, in which the loader finds the user's own files. */
export function callStack(): string {
  return new Error().stack ?? "";
}

export function noteProblem(problem: ArgumentProblem): void {
  notes().problems.push(problem);
}

/** Takes back what was noted about something. */
export function withdrawProblems(of: object): void {
  notes().problems = notes().problems.filter((problem) => problem.of !== of);
}

/** Takes back the notes that names in some expressions are not defined, because they are. */
export function withdrawNames(of: ReadonlySet<object>, names: readonly string[]): void {
  if (names.length === 0) return;
  notes().problems = notes().problems.filter(
    ({ of: expression, missing }) =>
      expression === undefined ||
      missing === undefined ||
      !of.has(expression) ||
      !names.includes(missing),
  );
}

/** Notes a definition, and watches whether it is read before the notes are taken. */
export function noteDefinition(vm: object, stack: string): void {
  const noted = { vm, stack, isRead: false };
  notes().definitions.push(noted);
  const { name: value } = vm as { name?: unknown };
  if (value === undefined) return;
  const get = () => {
    noted.isRead = true;
    return value;
  };
  Object.defineProperty(vm, "name", { get, enumerable: true, configurable: true });
}

/** Ends what `noteDefinition` began; the tool's own reading does not count. */
function unwatch({ vm, stack, isRead }: NotedDefinition): NotedDefinition {
  const { get } = Object.getOwnPropertyDescriptor(vm, "name") ?? {};
  if (get !== undefined)
    Object.defineProperty(vm, "name", {
      value: get(),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return { vm, stack, isRead };
}

export function noteOrigin(value: string, stack: string): void {
  const { origins } = notes();
  const stacks = origins.get(value);
  if (stacks === undefined) origins.set(value, [stack]);
  else stacks.push(stack);
}

export function noteQemuArguments(): void {
  notes().hasBuiltQemus = true;
}

/** What was noted since the last call. */
export function takeNotes(): Readonly<Notes> {
  const taken = notes();
  delete shared[key];
  return { ...taken, definitions: taken.definitions.map(unwatch) };
}
