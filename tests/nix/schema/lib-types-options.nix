# The option schema of the synthetic module: what `nix/schema` reads off it, as `{ guest, unsampled }`.
{ lib }:
let
  recordingLib = import ../../../nix/schema/recording-lib.nix { inherit lib; };
  sampled = import ./lib-types.nix { lib = recordingLib; };
in
{
  inherit (sampled) unsampled;
  guest = import ../../../nix/schema/options.nix {
    lib = recordingLib;
    root = toString ../..;
  } (_: true) (lib.evalModules { modules = [ { inherit (sampled) options; } ]; }).options;
}
