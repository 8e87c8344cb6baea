# Where options are defined: `{ file, line, value }` of each definition, the line null where it cannot be told.
{ lib }:
let
  heldValues = import ../held-values.nix { inherit lib; };

  isPlainSet = value: lib.isAttrs value && !(lib.isDerivation value);

  /**
    What stands at a path of names in a value, each with the line of its own.
  */
  valuesAt =
    path: found:
    lib.concatMap (
      value:
      let
        name = lib.head path;
        position = builtins.unsafeGetAttrPos name value;
        # a file that is named for another one keeps its name, and its lines are the other's
        isSame =
          position != null && lib.hasPrefix "/" position.file && lib.hasPrefix found.file position.file;
      in
      if path == [ ] then
        [ (found // { inherit value; }) ]
      else
        lib.optionals (isPlainSet value && value ? ${name}) (
          valuesAt (lib.tail path) (
            found
            // {
              value = value.${name};
            }
            // lib.optionalAttrs isSame { inherit (position) file line; }
          )
        )
    ) (heldValues found.value);

  # The file of a module that is named by its folder.
  fileOf =
    name:
    let
      file = toString name;
    in
    if !(lib.hasPrefix "/" file) || !(builtins.pathExists file) then
      null
    else if builtins.pathExists "${file}/default.nix" then
      "${file}/default.nix"
    else
      file;

  # Of a line of any length, for which Nix' regular expressions have not the stack.
  contains = text: line: lib.replaceStrings [ text ] [ "" ] line != line;

  occurrences =
    text: lines:
    lib.filter (at: contains text (lib.elemAt lines at)) (lib.range 0 (lib.length lines - 1));

  binds =
    name: line:
    contains name line
    && lib.stringLength line < 1000
    && builtins.match "(.*[^A-Za-z0-9_'-])?${name}[[:space:]]*=.*" line != null;

  # Without what is interpolated: the first parts of a value, as long as there are any.
  beginnings =
    word:
    let
      parts = lib.splitString "," word;
    in
    map (count: lib.concatStringsSep "," (lib.take count parts)) (
      lib.reverseList (lib.range 2 (lib.length parts))
    );
in
rec {
  inherit valuesAt;

  /**
    The definitions at a path below `node`, a set of options or an option: those of the highest priority, and no
    option's own default.
  */
  definitionsAt =
    node: path:
    if lib.isOption node then
      lib.concatMap (
        definition:
        valuesAt path {
          # where it stands cannot be told of what is in no file
          file = if definition.file == "<unknown-file>" then "" else toString definition.file;
          line = null;
          inherit (definition) value;
        }
      ) (if (node.highestPrio or 1500) >= 1500 then [ ] else node.definitionsWithLocations or [ ])
    else if path == [ ] || !(node ? ${lib.head path}) then
      [ ]
    else
      definitionsAt node.${lib.head path} (lib.tail path);

  /**
    The line of a definition's file on which a word of a list stands, whole, or with the beginning that nothing is
    interpolated into: of the first of `words` that is found, `{ text, ordinal, total }` each, the n-th of so many that
    are the same in the definition. Else the line of the only binding of `name`, or null.

    The module system knows no lines of lists: they are read off the file's text.
  */
  lineOf =
    {
      file,
      name,
      words,
    }:
    let
      path = fileOf file;
      lines = lib.splitString "\n" (builtins.readFile path);
      # as a string of Nix
      quoted = word: lib.replaceStrings [ "\${" ] [ "\\\${" ] (builtins.toJSON word);
      lineOfWord =
        {
          text,
          ordinal,
          total,
        }:
        let
          whole = occurrences (quoted text) lines;
          begun = lib.findFirst (found: lib.length found == 1) [ ] (
            map (beginning: occurrences (lib.removeSuffix "\"" (quoted beginning)) lines) (beginnings text)
          );
        in
        if lib.length whole == total then
          lib.elemAt whole ordinal
        else if lib.length whole == 1 then
          lib.head whole
        else if whole == [ ] && begun != [ ] then
          lib.head begun
        else
          null;
      bound = lib.filter (at: binds name (lib.elemAt lines at)) (lib.range 0 (lib.length lines - 1));
      found = lib.findFirst (at: at != null) null (map lineOfWord words);
      at =
        if found != null then
          found
        else if lib.length bound == 1 then
          lib.head bound
        else
          null;
    in
    if path == null || at == null then null else at + 1;

  /**
    Files as a person names them: "vms/a.nix:3".
  */
  placeText =
    { file, line, ... }:
    if line == null then
      file
    else
      "${if fileOf file == null then file else fileOf file}:${toString line}";
}
