/**
  The pack of a hypervisor's package that is built from another source than its project's, null where there is none:
  Ghaf's overlay gives crosvm the source of its fork, and leaves the package's name. Takes the hypervisor's name and its
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
