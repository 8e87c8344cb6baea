/**
 * The options below `microvm.` that a Nix module's text declares plainly, as `options.microvm.a.b = mkOption ...` in
 * any nesting of attribute sets. It reads words, it evaluates nothing: what a function makes stays unseen.
 */
export function optionsInText(text: string): string[] {
  const found: string[] = [];
  // of each open bracket the path of its attribute set; undefined in what is not plainly a set of options
  const open: (readonly string[] | undefined)[] = [];
  let within: readonly string[] | undefined = [];
  let path: string[] = [];
  let state: "name" | "value" | "rest" = "name";
  // `with lib;` before a value ends with a semicolon of its own
  let inWith = false;

  for (const { word, isName } of words(text)) {
    if (word === "{" || word === "(" || word === "[") {
      open.push(within);
      if (within !== undefined) {
        const isSet = word === "{" && state !== "rest" && (state === "value" || path.length === 0);
        within = isSet ? [...within, ...(state === "value" ? path : [])] : undefined;
      }
      path = [];
      state = "name";
    } else if (word === "}" || word === ")" || word === "]") {
      within = open.pop();
      state = within !== undefined && open.length === 0 ? "name" : "rest";
      path = [];
    } else if (within === undefined) {
    } else if (word === ";") {
      if (inWith) inWith = false;
      else [path, state] = [[], "name"];
    } else if (word === "let" || word === "in" || word === ":") {
      [path, state] = [[], "name"];
    } else if (inWith || word === "rec") {
    } else if (word === "with") {
      inWith = true;
    } else if (state === "name") {
      if (word === "=") state = "value";
      else if (isName) path.push(word);
      else if (word !== ".") state = "rest";
    } else if (state === "value") {
      if (word === "lib" || word === "." || word === "types") continue;
      const [options, microvm, ...name] = [...within, ...path];
      if (options === "options" && microvm === "microvm" && name.length > 0 && makesOption(word))
        found.push(name.join("."));
      state = "rest";
    }
  }
  return found;
}

function makesOption(word: string): boolean {
  return /^mk(?:Enable|Package)?Option$/.test(word);
}

/** Comments and the insides of strings left out; a string in double quotes may be a name. */
function* words(text: string): Generator<{ readonly word: string; readonly isName: boolean }> {
  const token =
    /\s+|#[^\n]*|\/\*.*?\*\/|"((?:[^"\\]|\\.)*)"|''(?:[^']|'(?!')|'''|''\$|''\\.)*''|([A-Za-z_][\w'-]*)|./sy;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [whole, quoted, name] = match;
    if (/^(?:\s|#|\/\*|'')/.test(whole)) continue;
    yield { word: quoted ?? whole, isName: quoted !== undefined || name !== undefined };
  }
}
