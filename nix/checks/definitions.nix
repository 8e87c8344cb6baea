# Where options are defined: `{ file, line, value }` of each definition; the line is null if not known.
{ lib }:
let
  unwrappedValues = import ../unwrapped-values.nix { inherit lib; };

  isPlainSet = value: lib.isAttrs value && !(lib.isDerivation value);

  /**
    The values at a path of names in a value, each with its own line.
  */
  valuesAt =
    path: found:
    lib.concatMap (
      value:
      let
        name = lib.head path;
        position = builtins.unsafeGetAttrPos name value;
        # a file named after another one keeps its name, and its lines are the other's
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
    ) (unwrappedValues found.value);

  # Whether a module has no file of its own: one in a host's `microvm.vms.NAME.config` has the name of microvm.nix's file.
  isInNoFile =
    file: file == "<unknown-file>" || lib.hasSuffix "/nixos-modules/host/options.nix" (toString file);

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

  newlinesIn = text: lib.length (lib.splitString "\n" text) - 1;

  # As a string of Nix.
  quoted = arg: lib.replaceStrings [ "\${" ] [ "\\\${" ] (builtins.toJSON arg);

  # The texts that an argument can have in a file: all of it, or its first parts if an interpolation follows.
  spellings =
    arg:
    let
      parts = lib.splitString "," arg;
      beginning =
        count: lib.removeSuffix "\"" (quoted (lib.concatStringsSep "," (lib.take count parts)));
    in
    [ (quoted arg) ] ++ map beginning (lib.reverseList (lib.range 2 (lib.length parts)));

  # Finds the next place of an argument: `{ line, rest, found, whole, lines }`. A missing one gets the place of the last one.
  readOn =
    state: arg:
    let
      parts = lib.findFirst (parts: lib.length parts > 1) null (
        map (text: lib.splitString text state.rest) (spellings arg)
      );
      before = lib.head parts;
      line = state.line + newlinesIn before;
    in
    if parts == null then
      state // { lines = state.lines ++ [ state.line ]; }
    else
      {
        inherit line;
        rest = lib.substring (lib.stringLength before) (-1) state.rest;
        found = state.found + 1;
        whole = state.whole + (if lib.hasInfix (quoted arg) state.rest then 1 else 0);
        lines = state.lines ++ [ line ];
      };
in
rec {
  inherit isInNoFile isPlainSet valuesAt;

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
          # without a file, the place is not known
          file = if isInNoFile definition.file then "" else toString definition.file;
          line = definition.line or null;
          inherit (definition) value;
        }
      ) (if (node.highestPrio or 1500) >= 1500 then [ ] else node.definitionsWithLocations or [ ])
    else if path == [ ] || !(node ? ${lib.head path}) then
      [ ]
    else
      definitionsAt node.${lib.head path} (lib.tail path);

  /**
    The same for the elements of a list, "shares", each with its `index`.
  */
  elementsOf =
    declared: list:
    lib.concatMap (
      definition:
      lib.imap0 (index: value: definition // { inherit index value; }) (
        lib.optionals (lib.isList definition.value) definition.value
      )
    ) (definitionsAt declared (lib.splitString "." list));

  /**
    A definition with its line, if its file binds the option's name just once: the module system knows only the lines of
    sets that it has not merged.
  */
  withLine =
    name: found:
    let
      file = fileOf found.file;
      parts = builtins.split "([^A-Za-z0-9_'-])${name}[[:space:]]*=[^=]" (builtins.readFile file);
      before = lib.head parts + lib.head (lib.elemAt parts 1);
      isRead = found.line == null && file != null && lib.length parts == 3;
    in
    if isRead then found // { line = newlinesIn before + 1; } else found;

  /**
    The line of each argument of a list that a file binds to `name`. If the file binds several, the list with most of
    the arguments.
  */
  linesOfArguments =
    {
      file,
      name,
      args,
    }:
    let
      parts = lib.splitString name (builtins.readFile (fileOf file));
      # from each mention of the name to the next one
      readings = lib.imap1 (
        at: rest:
        lib.foldl' readOn {
          line = newlinesIn (lib.concatStrings (lib.take at parts)) + 1;
          inherit rest;
          found = 0;
          whole = 0;
          lines = [ ];
        } args
      ) (lib.tail parts);
      # of similar lists, the one with the exact arguments
      isBetter =
        reading: best:
        reading.found > best.found || (reading.found == best.found && reading.whole > best.whole);
      best = lib.foldl' (
        best: reading: if best == null || isBetter reading best then reading else best
      ) null readings;
    in
    if fileOf file == null || best == null then map (_: null) args else best.lines;

  /**
    A file as Nix finds it: the file of a module that is named by its folder.
  */
  wholeFile = name: toString (if fileOf name == null then name else fileOf name);

  /**
    A file as a person names it, without the store path of its source, which changes with every edit.
  */
  fileText =
    name:
    let
      file = wholeFile name;
      inStore = builtins.match "${lib.escapeRegex builtins.storeDir}/[^/-]*-([^/]*)(/(.*))?" file;
      inside = lib.elemAt inStore 2;
    in
    if inStore == null then
      file
    else if inside == null then
      lib.head inStore
    else
      inside;

  /**
    A place: "vms/a.nix:3".
  */
  placeText =
    { file, line, ... }: if line == null then file else "${fileText file}:${toString line}";
}
