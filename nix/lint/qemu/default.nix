/**
  What is wrong with a complete command line of QEMU, by what its build accepts and by what is known to go wrong
  silently: findings `{ rule, severity, index, message, mended ? }` in the words' order, as src/lint/qemu has them.
  Takes a pack and the words after the program's name.
*/
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) optionsNamed parse;

  checks = map (file: import file { inherit lib; }) [
    ./drives.nix
    ./names.nix
    ./networks.nix
    ./option-values.nix
    ./references.nix
    ./buses.nix
    ./memory.nix
    ./pci.nix
    ./processors.nix
    ./repeated.nix
  ];

  # `-append` and `-initrd` are for a kernel that QEMU loads itself.
  checkKernel =
    commandLine:
    lib.optionals (optionsNamed commandLine [ "kernel" ] == [ ]) (
      map
        (option: {
          rule = "no-kernel";
          severity = "refused";
          inherit (option) index;
          message = "-${option.name} is only allowed with -kernel";
        })
        (
          optionsNamed commandLine [
            "append"
            "initrd"
          ]
        )
    );
in
pack: words:
let
  commandLine = parse pack words;
in
lib.sort (a: b: a.index < b.index) (
  commandLine.findings ++ lib.concatMap (check: check commandLine) (checks ++ [ checkKernel ])
)
