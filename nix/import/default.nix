/**
  What a file with a guest's NixOS module, or with a function that makes the guest's whole system, says as data: takes
  nixpkgs' `lib`, `imported`, what the file is, `options`, the paths below `microvm` that are options, as lists of names, `names`,
  attributes that the file asks of stand-ins and that they lack, and `isOpen`, whether its functions take arguments that
  they do not name. For `ghaf-microvm import`.

  The file is evaluated alone: `lib` is real, every other argument throws, so values that need one stay Nix code.
*/
{
  lib,
  imported,
  options,
  names ? [ ],
  isOpen ? true,
}:
let
  standIns = import ./stand-ins.nix { inherit isOpen lib names; };

  module = import ./module.nix {
    inherit lib options;
    arguments = standIns.ofModule;
  };
  inherit (module) isPlain try;

  isFunction = lib.isFunction imported;

  isSystem = value: lib.isAttrs value && value._type or null == "system";

  made = try (if isFunction then imported (standIns.ofSystem imported) else imported);
  asModule = module.asSet imported;

  kind =
    if isSystem made then
      "system"
    else if asModule == null then
      "unreadable"
    else if !isPlain asModule then
      "other"
    else
      "module";

  system =
    let
      inherit (made) arguments;
      modules = try (arguments.modules or [ ]);
      entries = map (
        index:
        let
          entry = try (lib.elemAt modules index);
          set = if lib.isPath entry then null else module.asSet entry;
        in
        {
          inherit entry index;
          isRead = lib.isAttrs set && isPlain set;
          said = module.describe set;
        }
      ) (lib.range 0 (lib.length modules - 1));
    in
    {
      inherit (made) isRunner maker;
      isReadable = lib.isList modules;
      moduleCount = if lib.isList modules then lib.length modules else 0;
      given = lib.attrNames arguments;
      specialArgs =
        let
          specialArgs = try (arguments.specialArgs or { });
        in
        if lib.isAttrs specialArgs then lib.attrNames specialArgs else null;
      system =
        let
          system = try (arguments.system or null);
        in
        if lib.isString system then system else null;
      modules = lib.optionals (lib.isList modules) (
        map (entry: { inherit (entry) index; } // entry.said) (lib.filter (entry: entry.isRead) entries)
      );
      # each once for every module that may define it
      defined = lib.optionals (lib.isList modules) (
        lib.concatMap (
          entry: lib.optionals (entry.entry != null) (lib.unique (module.definedOptions entry.entry))
        ) entries
      );
    };

  # what can be evaluated without all of NixOS, with flake inputs as sets
  looked =
    let
      again = imported (standIns.ofSystemWithInputs imported);
      # as far as it evaluates
      look =
        depth: value:
        let
          seen = try value;
        in
        if depth == 0 then
          true
        else if lib.isList seen then
          lib.all (look (depth - 1)) seen
        else if lib.isAttrs seen && !(lib.isDerivation seen) then
          lib.all (name: look (depth - 1) seen.${name}) (lib.attrNames seen)
        else
          true;
    in
    lib.all (
      entry:
      let
        seen = try entry;
      in
      seen == null || lib.isPath seen || look 12 (module.asSet seen)
    ) (again.arguments.modules or [ ]);
in
{
  said = {
    form = kind;
    # each with whether it has a default
    arguments = lib.optionalAttrs isFunction (builtins.functionArgs imported);
  }
  // lib.optionalAttrs (kind == "module") (module.describe asModule)
  // lib.optionalAttrs (kind == "system") system;

  # evaluates if the stand-ins for flake inputs have what the system needs of them
  inherit looked;
}
