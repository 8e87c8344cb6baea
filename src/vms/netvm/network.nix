# What netvm is beside its microvm options: it gives the VMs behind the tap interface a way out.
{
  networking.useNetworkd = true;
  networking.nat.enable = true;

  systemd.network.networks."10-internal" = {
    matchConfig.MACAddress = "02:00:00:01:01:01";
    networkConfig = {
      Address = "192.168.101.1/24";
      DHCPServer = true;
    };
  };
}
