{ lib, repository }:
/**
  True when everything generated is what the record says, made from what is there now; else an error that names each
  file that is not, and the command that fixes it. Needs no Node: the record has the hashes of both sides.
*/
{ root }:
let
  config = repository.configOf root;
  record = repository.recordOf root;

  hashOf =
    path:
    let
      file = root + "/${path}";
    in
    if builtins.pathExists file then builtins.hashFile "sha256" file else null;

  differing = files: lib.filter (path: hashOf path != files.${path}) (lib.attrNames files);

  definitions =
    let
      folder = root + "/${config.definitions}";
      isDefinition =
        name: type:
        lib.hasSuffix ".ts" name
        && !(lib.hasPrefix "." name || lib.hasSuffix ".d.ts" name || lib.hasSuffix ".test.ts" name)
        && (type == "regular" || type == "symlink" && isLinkToFile name);
      # a folder has a `.`; older Nix (2.8) takes a link to nothing for a file
      isLinkToFile =
        name:
        builtins.pathExists (toString folder + "/${name}")
        && !builtins.pathExists (toString folder + "/${name}/.");
    in
    lib.optionals (builtins.pathExists folder) (
      map (name: "${config.definitions}/${name}") (
        lib.attrNames (lib.filterAttrs isDefinition (builtins.readDir folder))
      )
    );

  describe = path: changed: "  ${path} ${if hashOf path == null then "is missing" else changed}";

  findings =
    map (path: describe path "was edited by hand: its changes belong in what it is generated from (`npm run codegen -- --force` replaces it)") (
      differing record.files
    )
    ++ map (
      path:
      describe path (
        if path == config.schema then
          "has changed since the last codegen; if by hand, `npm run codegen -- --refresh --force` restores it"
        else
          "has changed since the last codegen"
      )
    ) (differing record.sources)
    ++ map (path: "  ${path} has no generated module yet") (
      lib.filter (path: !(record.sources ? ${path})) definitions
    )
    # the config is a source like any other, and so is its absence
    ++ lib.optional (
      builtins.pathExists (root + "/${repository.configFile}")
      && !(record.sources ? ${repository.configFile})
    ) "  ${repository.configFile} has changed since the last codegen";
in
if findings == [ ] then
  true
else
  throw ''
    ghaf-microvm: generated files are out of date:
    ${lib.concatStringsSep "\n" findings}
    To fix it: npm run codegen
    (and `git add` what it writes)
  ''
