# The names that Nix files may refer to: everything in their text that can be a name.
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

  # The files whose paths are in a file's text: what it imports, as far as that is visible without evaluating it. NixOS'
  # modules are written "${modulesPath}/profiles/minimal.nix".
  namedIn =
    modulesPath: file:
    let
      parts = lib.filter lib.isString (builtins.split "[^A-Za-z0-9._+/-]+" (builtins.readFile file));
      relative = lib.filter (part: builtins.match "\\.\\.?/.*" part != null) parts;
      ofNixos = lib.filter (part: builtins.match "/.+[.]nix" part != null) parts;
    in
    lib.concatMap (path: fileAt (dirOf file + "/${path}")) relative
    ++ lib.concatMap (path: fileAt (modulesPath + path)) ofNixos;

  # Modules that are given as paths, and all files that they name.
  moduleFiles =
    modulesPath: modules:
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
          }) (namedIn modulesPath file);
      }
    );

  namesOf =
    file: lib.filter lib.isString (builtins.split "[^A-Za-z0-9_-]+" (builtins.readFile file));

  # as few calls per name as possible: there are about ten thousand
  unique =
    files:
    lib.attrNames (
      removeAttrs (lib.listToAttrs (
        map (name: {
          inherit name;
          value = null;
        }) (lib.concatMap namesOf files)
      )) [ "" ]
    );
in
{
  /**
    The names in all Nix files below folders.
  */
  inFolders = folders: unique (lib.concatMap nixFiles (lib.filter builtins.pathExists folders));

  /**
    The names in modules that are files, and in all files that these name. NixOS' own modules are below `modulesPath`.
  */
  ofModules = modulesPath: modules: unique (moduleFiles modulesPath modules);
}
