# Every word of some Nix files: the names that they may mean.
{ lib }:
let
  nixFiles =
    folder:
    lib.concatLists (
      lib.mapAttrsToList (
        name: kind:
        let
          path = folder + "/${name}";
        in
        if kind == "directory" then nixFiles path else lib.optional (lib.hasSuffix ".nix" name) path
      ) (builtins.readDir folder)
    );

  # A module given as a path, and those that it imports as paths, as far as that shows without evaluating it.
  moduleFiles =
    module:
    if lib.isAttrs module then
      lib.concatMap moduleFiles (module.imports or [ ])
    else if builtins.isPath module || lib.isString module then
      let
        file = if builtins.pathExists (module + "/default.nix") then module + "/default.nix" else module;
        content = import file;
      in
      [ file ] ++ lib.optionals (lib.isAttrs content) (moduleFiles content)
    else
      [ ];

  wordsOf =
    file:
    lib.filter (word: lib.isString word && word != "") (
      builtins.split "[^A-Za-z0-9_-]+" (builtins.readFile file)
    );
in
{
  /**
    The words of all Nix files below `folders`, and of `modules` where these are files.
  */
  wordsIn =
    { folders, modules }:
    lib.attrNames (
      lib.genAttrs (lib.concatMap wordsOf (
        lib.concatMap nixFiles (lib.filter builtins.pathExists folders) ++ lib.concatMap moduleFiles modules
      )) (_: null)
    );
}
