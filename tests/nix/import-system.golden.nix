# What ../../../vms/chat.nix says beside the options that have moved to ../chatvm.ts.
{ lib, ... }@arguments:
let
  # what makes the system there gives its arguments here
  nixosSystem = system: {
    config.microvm.declaredRunner = system;
  };

  # flake inputs are special arguments: `lib.microvms { specialArgs = { inherit self; }; ... }`
  input =
    name:
    arguments.${name} or (lib.genAttrs
      [
        "home-manager"
        "legacyPackages"
        "lib"
        "outPath"
        "overlays"
        "packages"
      ]
      (
        output:
        throw "vms/chat.nix asks for ${name}.${output}: give ${name} in specialArgs, which src/vms/chatvm/rest.nix takes it from"
      )
    );

  # microvm.nix's module for guests is in the system already
  withoutGuestModule =
    flake:
    flake
    // {
      nixosModules = flake.nixosModules or { } // {
        microvm = { };
      };
    };

  system = import ../../../vms/chat.nix {
    domain =
      arguments.domain
        or (throw "vms/chat.nix takes domain: give it in specialArgs, which src/vms/chatvm/rest.nix takes it from");
    inputs = input "inputs" // {
      nixpkgs = (input "inputs").nixpkgs or { } // {
        lib = lib // {
          inherit nixosSystem;
        };
      };
      microvm = withoutGuestModule ((input "inputs").microvm or { });
      self = withoutGuestModule ((input "inputs").self or { });
    };
    lib = lib // {
      inherit nixosSystem;
    };
  };

  # by the modules' places in the list
  moved = {
    "3" = [ [ "mem" ] ];
    "4" = [
      [ "vcpu" ]
      [ "kernel" ]
      [ "balloon" ]
      [ "interfaces" ]
    ];
  };

  without =
    path: value:
    let
      name = builtins.head path;
      inner = builtins.tail path;
    in
    if value._type or null == "merge" then
      value // { contents = map (without path) value.contents; }
    else if value ? _type && value ? content then
      value // { content = without path value.content; }
    else if !value ? ${name} then
      value
    else if inner == [ ] then
      removeAttrs value [ name ]
    else
      value // { ${name} = without inner value.${name}; };

  restOf = builtins.foldl' (config: path: without ([ "microvm" ] ++ path) config);

  withoutMoved =
    moved: module:
    if module ? config || module ? options then
      module // { config = restOf (module.config or { }) moved; }
    else
      restOf module moved;

  rest =
    index: module:
    let
      withoutThese = withoutMoved moved.${toString index};
    in
    if !moved ? ${toString index} then
      module
    else if lib.isFunction module then
      lib.setFunctionArgs (arguments: withoutThese (module arguments)) (lib.functionArgs module)
    else
      withoutThese module;
in
{
  _file = ../../../vms/chat.nix;
  imports = lib.imap0 rest system.modules;
  _module.args = {
    inherit (system.specialArgs) domain mode;
  };
}
