# A host with memshare and memshare-crosvm, in a VM: one guest writes a token into the memory that they share, the other
# answers with what it read. Runs where Nix has KVM.
{
  microvm,
  nixpkgs,
  pkgs,
  self,
}:
let
  file = "/dev/shm/virtio_pmem.img";
  size = "16M";

  # bypassing the page cache, since each guest has its own
  readBlock =
    block: "dd if=/dev/pmem0 bs=4096 skip=${toString block} count=1 iflag=direct status=none";
  writeBlock =
    block: "dd of=/dev/pmem0 bs=4096 seek=${toString block} conv=sync oflag=direct status=none";

  guest =
    { lib, ... }:
    {
      microvm.mem = lib.mkForce 512;
      boot.kernelModules = [
        "virtio_pmem"
        "nd_pmem"
      ];
    };

  service = script: {
    systemd.services.token = {
      wantedBy = [ "multi-user.target" ];
      serviceConfig.Type = "oneshot";
      script = ''
        until [ -b /dev/pmem0 ]; do sleep 1; done
        ${script}
      '';
    };
  };

  services = {
    memshare = service "echo token of memshare | ${writeBlock 0}";
    memshare-crosvm = service ''
      until ${readBlock 0} | grep --text --quiet token; do sleep 1; done
      { echo answer to; ${readBlock 0} | head --lines=1; } | ${writeBlock 1}
    '';
  };
in
(import (nixpkgs + "/nixos/lib") { inherit (nixpkgs) lib; }).runTest {
  name = "shared-memory";
  hostPkgs = pkgs;

  nodes.host = {
    imports = [
      microvm.nixosModules.host
      self.nixosModules.host
    ];
    virtualisation = {
      cores = 2;
      memorySize = 4096;
      # the guests have KVM inside this VM
      qemu.options = [ "-cpu host" ];
    };
    ghaf-microvm = {
      vms.memshare.sharedFiles.${file} = { inherit size; };
      vms.memshare-crosvm.sharedFiles.${file} = { inherit size; };
      modulesOf = name: [
        guest
        services.${name}
      ];
    };
  };

  testScript = ''
    host.wait_for_unit("microvm@memshare.service")
    host.wait_for_unit("microvm@memshare-crosvm.service")
    assert host.succeed("stat --format='%s %U %G %a' ${file}").strip() == "16777216 microvm kvm 600"
    host.wait_until_succeeds("head --bytes=4096 ${file} | grep --text 'token of memshare'")
    host.wait_until_succeeds("tail --bytes=+4097 ${file} | head --bytes=4096 | tr '\\n' ' ' | grep --text 'answer to token of memshare'")
  '';
}
