/**
  The pack of a hypervisor's package that is built from a fork, else null: Ghaf's overlay gives crosvm the source of its
  fork, but keeps the package's name. Takes the hypervisor's name and its
  package.
*/
hypervisor: package:
let
  src = package.src or null;
  # nixpkgs fetches from one of these: pkgs/by-name/cr/crosvm/package.nix
  origins = [
    "chromium.googlesource.com"
    "github.com/google/crosvm"
  ];
  url = toString (src.gitRepoUrl or src.url or "");
  isFrom = origin: builtins.match ".*${origin}.*" url != null;
in
if hypervisor == "crosvm" && src != null && !(builtins.any isFrom origins) then
  "crosvm-ghaf"
else
  null
