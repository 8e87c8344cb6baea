# The names that some Nix files may mean: everything in their text that can be one.
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

  # The file that a path names as a module, if there is one.
  fileAt =
    path:
    if builtins.pathExists (path + "/default.nix") then
      [ (path + "/default.nix") ]
    else
      lib.optional (lib.hasSuffix ".nix" (toString path) && builtins.pathExists path) path;

  pathsOf =
    module:
    if lib.isAttrs module then
      lib.concatMap pathsOf (module.imports or [ ])
    else
      lib.optionals (builtins.isPath module || lib.isString module) (fileAt module);

  # The files whose paths stand in the text of one: what it imports, as far as that shows without evaluating it.
  namedIn =
    file:
    lib.concatMap (path: fileAt (dirOf file + "/${path}")) (
      lib.filter (part: lib.isString part && builtins.match "\\.\\.?/.*" part != null) (
        builtins.split "[^A-Za-z0-9._+/-]+" (builtins.readFile file)
      )
    );

  # Modules given as paths, and all that they name.
  moduleFiles =
    modules:
    map (it: it.file) (
      lib.genericClosure {
        startSet = map (file: {
          key = toString file;
          inherit file;
        }) (lib.concatMap pathsOf modules);
        operator =
          { file, ... }:
          map (file: {
            key = toString file;
            inherit file;
          }) (namedIn file);
      }
    );

  namesOf =
    file:
    lib.filter (part: lib.isString part && part != "") (
      builtins.split "[^A-Za-z0-9_-]+" (builtins.readFile file)
    );
in
{
  /**
    The names in all Nix files below `folders`, and of `modules` where these are files.
  */
  namesIn =
    { folders, modules }:
    lib.attrNames (
      lib.genAttrs (lib.concatMap namesOf (
        lib.concatMap nixFiles (lib.filter builtins.pathExists folders) ++ moduleFiles modules
      )) (_: null)
    );
}
