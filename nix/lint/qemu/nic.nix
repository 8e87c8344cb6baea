# `-nic` is a backend and a card in one; the old `-net` is either.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) majorVersion textAt valueAt;
  inherit (import ./properties.nix { inherit lib; }) checkProperties;
  inherit (import ./unknown.nix { inherit lib; }) unknownName;
  inherit (import ./variants.nix { inherit lib; }) withStructures;
in
{
  checkNic =
    { pack, ... }:
    option:
    let
      type = textAt option "type";
      card = {
        addr = "str";
        mac = "str";
        macaddr = "str";
        model = "str";
        name = "str";
        vectors = "number";
      };
      model = valueAt option "model";
      models = pack.nics or [ ] ++ [
        "virtio"
        "help"
        "isa"
        "ne2k_isa"
      ];
    in
    lib.optionals (type != "none") (
      (
        if option.name == "net" && type == "nic" then
          checkProperties option (
            card
            // {
              netdev = "str";
              type = "str";
            }
          ) "-net nic"
        else if !(pack.netdevs ? ${type}) then
          [ (unknownName option "type" "network backend" type (lib.attrNames pack.netdevs) pack) ]
        else
          checkProperties option (
            withStructures pack option "netdevs.${type}" pack.netdevs.${type}
            // card
            // {
              id = "str";
              type = "str";
            }
          ) "-${option.name} ${type}"
      )
      # a newer QEMU leaves a card out that it does not know
      ++ lib.optional (
        majorVersion pack < 9 && model != null && pack ? nics && !(lib.elem model models)
      ) (unknownName option "model" "network card" model models pack)
    );
}
