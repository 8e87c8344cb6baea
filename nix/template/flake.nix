{
  description = "Micro-VMs, defined in TypeScript";

  inputs = {
    nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";
    microvm = {
      url = "github:microvm-nix/microvm.nix";
      inputs.nixpkgs.follows = "nixpkgs";
    };
    ghaf-microvm = {
      url = "github:tiiuae/ghaf-microvm";
      inputs.nixpkgs.follows = "nixpkgs";
      inputs.microvm.follows = "microvm";
    };
  };

  # packages.<system>.<vm>, nixosConfigurations.<vm>, nixosModules.<vm>, and what `nix flake check` verifies
  outputs =
    {
      nixpkgs,
      microvm,
      ghaf-microvm,
      ...
    }:
    ghaf-microvm.lib.microvms {
      inherit nixpkgs microvm;
      root = ./.;
    };
}
