# Keys of network backends that exclude or need each other, and addresses that do not fit together.
{ lib }:
let
  inherit (import ./command-line.nix { inherit lib; }) optionsNamed valueAt;
  inherit (import ./devices.nix { inherit lib; }) matches;

  given = option: lib.filter (key: valueAt option key != null);

  power = exponent: if exponent == 0 then 1 else 2 * power (exponent - 1);

  ipv4 =
    text:
    let
      parts = builtins.match "([0-9]{1,3})[.]([0-9]{1,3})[.]([0-9]{1,3})[.]([0-9]{1,3})" text;
      numbers = map (part: lib.toInt (lib.head (builtins.match "0*([0-9]+)" part))) parts;
    in
    if parts == null || !lib.all (number: number < 256) numbers then
      null
    else
      lib.foldl' (all: number: all * 256 + number) 0 numbers;

  # `{ address, mask, text }` of `10.0.2.0/24`; null for what is none.
  network =
    text:
    let
      parts = lib.splitString "/" text;
      address = ipv4 (lib.head parts);
      second = lib.elemAt parts 1;
      # without a mask it is that of the address's old class
      classful =
        if address < 2147483648 then
          8
        else if address < 3221225472 then
          16
        else
          24;
      bits =
        if lib.length parts == 1 then
          classful
        else if matches "[0-9]{1,9}" second then
          lib.toInt (lib.head (builtins.match "0*([0-9]+)" second))
        else
          null;
      mask = if bits == null then ipv4 second else 4294967296 - power (32 - bits);
    in
    if address == null || (bits != null && (bits < 4 || bits > 32)) || mask == null then
      null
    else
      {
        inherit mask text;
        address = builtins.bitAnd address mask;
      };

  join = lib.concatStringsSep ", ";

  checks = {
    socket =
      option:
      let
        ways = given option [
          "fd"
          "listen"
          "connect"
          "mcast"
          "udp"
        ];
        way = lib.head ways;
        value = valueAt option way;
        local = valueAt option "localaddr";
        hasPort = matches ".*:[0-9]+";
      in
      if lib.length ways != 1 then
        [
          "a socket needs exactly one of fd, listen, connect, mcast and udp; here ${
            if ways == [ ] then "is none" else "are ${join ways}"
          }"
        ]
      else
        lib.optional (way != "fd" && !hasPort value) "${way} must be host:port, but is ${value}"
        ++ lib.optional (
          way == "mcast" && !matches "(22[4-9]|23[0-9])[.].*" value
        ) "${value} is no multicast address"
        ++ lib.optional (way == "udp" && local == null) "udp needs localaddr=..."
        ++ lib.optional (
          local != null
          && !lib.elem way [
            "mcast"
            "udp"
          ]
        ) "localaddr is for mcast and udp"
        ++ lib.optional (
          way == "udp" && local != null && !hasPort local
        ) "localaddr must be host:port, but is ${local}";

    dgram =
      option:
      let
        local = valueAt option "local.type";
        remote = valueAt option "remote.type";
      in
      if local == null then
        lib.optional (remote != "inet") "dgram needs local.type=..."
      else if local != "fd" && remote == null && local != "unix" then
        [ "dgram needs remote.type=... beside local.type" ]
      else
        lib.optional (
          remote == "unix" && local != remote
        ) "local.type and remote.type of dgram must be the same";

    tap =
      option:
      let
        fds = given option [
          "fd"
          "fds"
        ];
        fd = lib.head fds;
        beside = given option (
          lib.filter
            (
              key:
              key != fd
              && (
                fd != "fds"
                || !lib.elem key [
                  "fds"
                  "vhostfds"
                ]
              )
            )
            [
              "ifname"
              "script"
              "downscript"
              "vnet_hdr"
              "helper"
              "queues"
              "fds"
              "vhostfds"
            ]
        );
        beHelped = given option [
          "ifname"
          "script"
          "downscript"
          "vnet_hdr"
          "queues"
          "vhostfds"
        ];
      in
      lib.optional (fds != [ ] && beside != [ ]) "${fd} excludes ${join beside}"
      ++ lib.optional (
        fds == [ ] && given option [ "helper" ] != [ ] && beHelped != [ ]
      ) "helper excludes ${join beHelped}"
      ++ lib.optional (valueAt option "queues" == "0") "queues must be 1 or more";

    user =
      option:
      let
        said = lib.findFirst (value: value != null) null [
          (valueAt option "net")
          (valueAt option "ip")
        ];
        net = network (if said == null then "10.0.2.0/24" else said);
        checkAddress =
          key:
          let
            value = valueAt option key;
            address = ipv4 value;
          in
          if value == null then
            [ ]
          else if address == null then
            [ "${key} of user must be an IPv4 address, but is ${value}" ]
          else
            lib.optional (
              builtins.bitAnd address net.mask != net.address
            ) "${key}=${value} does not belong to the network ${net.text}";
      in
      if net == null then
        [
          "net of user must be an address with a mask of 4 to 32 bits, as 10.0.2.0/24, but is ${said}"
        ]
      else
        lib.concatMap checkAddress [
          "host"
          "dns"
          "dhcpstart"
        ]
        ++ lib.concatMap (
          { key, value, ... }:
          lib.optional (
            key == "guestfwd" && !matches "(tcp)?:[^:]*:[0-9]+-.+" value
          ) "guestfwd must be [tcp]:address:port-device, but is ${value}"
        ) option.parts;
  };

  # vhost-user is spoken over a socket.
  checkVhostUser =
    commandLine: option:
    let
      name = if option.parts == [ ] then "" else (lib.head option.parts).value;
      id = valueAt option "chardev";
      backend = lib.findFirst (chardev: valueAt chardev "id" == id) null (
        optionsNamed commandLine [ "chardev" ]
      );
    in
    lib.optional
      (
        matches "(cryptodev-)?vhost-user.*" name && backend != null && valueAt backend "backend" != "socket"
      )
      {
        rule = "wrong-value";
        severity = "refused";
        inherit (option) index;
        message = "${name} speaks to its backend over a socket, and chardev=${toString id} is a ${toString (valueAt backend "backend")}";
      };

  checkMac =
    option:
    let
      mac = valueAt option "mac";
    in
    lib.optional (
      mac != null && !matches "[0-9]+|0[xX][0-9a-fA-F]+|[0-9a-fA-F]{1,2}([:-][0-9a-fA-F]{1,2}){5}" mac
    ) "mac must be six bytes like 02:00:00:01:01:01, but is ${builtins.toJSON mac}";
in
commandLine:
lib.concatMap
  (
    option:
    let
      type = valueAt option "type";
    in
    map (message: {
      rule = "wrong-value";
      severity = "refused";
      inherit (option) index;
      inherit message;
    }) (checkMac option ++ lib.optionals (type != null && checks ? ${type}) (checks.${type} option))
  )
  (
    optionsNamed commandLine [
      "netdev"
      "nic"
      "net"
    ]
  )
++ lib.concatMap (checkVhostUser commandLine) (
  optionsNamed commandLine [
    "device"
    "netdev"
    "object"
  ]
)
