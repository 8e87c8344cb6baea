/**
 * The options below `microvm.` that a Nix module's text declares plainly, as `options.microvm.a.b = mkOption ...` in
 * any nesting of attribute sets. It reads tokens and evaluates nothing: options made by a function are not seen.
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

  for (const { token, isName } of tokensOf(text)) {
    if (token === "{" || token === "(" || token === "[") {
      open.push(within);
      if (within !== undefined) {
        const isSet = token === "{" && state !== "rest" && (state === "value" || path.length === 0);
        within = isSet ? [...within, ...(state === "value" ? path : [])] : undefined;
      }
      path = [];
      state = "name";
    } else if (token === "}" || token === ")" || token === "]") {
      within = open.pop();
      state = within !== undefined && open.length === 0 ? "name" : "rest";
      path = [];
    } else if (within === undefined) {
    } else if (token === ";") {
      if (inWith) inWith = false;
      else [path, state] = [[], "name"];
    } else if (token === "let" || token === "in" || token === ":") {
      [path, state] = [[], "name"];
    } else if (inWith || token === "rec") {
    } else if (token === "with") {
      inWith = true;
    } else if (state === "name") {
      if (token === "=") state = "value";
      else if (isName) path.push(token);
      else if (token !== ".") state = "rest";
    } else if (state === "value") {
      if (token === "lib" || token === "." || token === "types") continue;
      const [options, microvm, ...name] = [...within, ...path];
      if (options === "options" && microvm === "microvm" && name.length > 0 && makesOption(token))
        found.push(name.join("."));
      state = "rest";
    }
  }
  return found;
}

function makesOption(token: string): boolean {
  return /^mk(?:Enable|Package)?Option$/.test(token);
}

/** Comments and the insides of strings left out; a string in double quotes may be a name. */
function* tokensOf(text: string): Generator<{ readonly token: string; readonly isName: boolean }> {
  const pattern =
    /\s+|#[^\n]*|\/\*.*?\*\/|"((?:[^"\\]|\\.)*)"|''(?:[^']|'(?!')|'''|''\$|''\\.)*''|([A-Za-z_][\w'-]*)|./sy;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [whole, quoted, name] = match;
    if (/^(?:\s|#|\/\*|'')/.test(whole)) continue;
    yield { token: quoted ?? whole, isName: quoted !== undefined || name !== undefined };
  }
}
