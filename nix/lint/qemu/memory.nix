# Memory that the VM has, that devices add, and that is meant to be shared. Measured on QEMU 7.2 and 10.0.
{ lib }:
let
  inherit (import ../property-type.nix { inherit lib; }) parseSize parseSizeIn;
  inherit (import ./command-line.nix { inherit lib; })
    machineOf
    optionsNamed
    partsOf
    valueAt
    ;
  inherit (import ./devices.nix { inherit lib; })
    driverOf
    isForeignMachine
    isOn
    machineFamily
    matches
    ;
  inherit (import ./mend.nix { inherit lib; }) replaced withMended withPart;

  mebibyte = 1048576.0;

  inMebibytes = size: "${toString (builtins.ceil (size / mebibyte))}M";

  # The last size and the last maxmem win, each for itself; without unit they are MiB and bytes.
  vmMemory =
    commandLine:
    let
      options = optionsNamed commandLine [ "m" ];
      last =
        key: unit:
        let
          found = lib.filter (part: part.key == key) (partsOf options);
        in
        if found == [ ] then null else parseSizeIn unit (lib.last found).value;
      size = last "size" mebibyte;
    in
    {
      size = if size == null then 128 * mebibyte else size;
      maximum = last "maxmem" 1.0;
      option = if options == [ ] then null else lib.last options;
    };

  checkSize =
    commandLine:
    let
      inherit (vmMemory commandLine) size maximum option;
    in
    lib.optional
      (option != null && size == 2048 * mebibyte && (machineOf commandLine).name == "microvm")
      {
        rule = "memory-2048";
        severity = "silent";
        inherit (option) index;
        message = "QEMU hangs with exactly 2048 MiB of memory: give it one more or less";
      }
    ++ lib.optional (option != null && maximum != null && maximum < size) {
      rule = "maxmem";
      severity = "refused";
      inherit (option) index;
      message = "maxmem is less than the VM's memory, ${inMebibytes size}";
    };

  # Devices that are memory for the guest, put above its own.
  isMemoryDevice = matches "(virtio-pmem|virtio-mem|nvdimm|pc-dimm).*";

  # Devices through which a guest shares the memory of its backend with others.
  isSharingDevice = matches "(virtio-pmem|ivshmem-plain).*";

  backendOf =
    commandLine: id:
    if id == null then
      null
    else
      lib.findFirst (object: valueAt object "id" == id) null (optionsNamed commandLine [ "object" ]);

  sizeOf =
    backend:
    let
      size = if backend == null then null else valueAt backend "size";
    in
    if size == null then null else parseSize size;

  # Memory of the VM's own that comes from an object: the sizes must be the same.
  checkBackends =
    commandLine:
    let
      inherit (vmMemory commandLine) size;
      nodes = lib.filter (option: valueAt option "memdev" != null) (optionsNamed commandLine [ "numa" ]);
      sizes = map (option: sizeOf (backendOf commandLine (valueAt option "memdev"))) nodes;
      sum = lib.foldl' (all: each: all + each) 0.0 sizes;
      id = (machineOf commandLine).properties.memory-backend or null;
      backend = backendOf commandLine id;
      own = sizeOf backend;
      isSaid = lib.any (option: valueAt option "size" != null) (optionsNamed commandLine [ "m" ]);
      paths = optionsNamed commandLine [ "mem-path" ];
      wrong = option: message: {
        rule = "wrong-value";
        severity = "refused";
        inherit (option) index;
        inherit message;
      };
    in
    lib.optional (nodes != [ ] && !lib.elem null sizes && sum != size) (
      wrong (lib.head nodes) "the memory of all NUMA nodes, ${inMebibytes sum}, must be that of the VM, ${inMebibytes size}"
    )
    ++ lib.optional (backend != null && own != null && own != size && isSaid) (
      wrong backend "${id} is the VM's memory: its size, ${inMebibytes own}, must be that of -m, ${inMebibytes size}"
    )
    ++ lib.optional (paths != [ ] && id != null) {
      rule = "collision";
      severity = "refused";
      inherit (lib.head paths) index;
      message = "-mem-path and the machine's memory-backend exclude each other";
    };

  # virtio-mem gives memory in blocks.
  checkBlocks =
    commandLine: option:
    let
      sizeAt =
        key: default:
        let
          value = valueAt option key;
          size = parseSize (if value == null then default else value);
        in
        if size == null then parseSize default else size;
      block = sizeAt "block-size" "2M";
      backend = sizeOf (backendOf commandLine (valueAt option "memdev"));
      isMultiple = size: size / block == builtins.floor (size / block) + 0.0;
      wrong = message: {
        rule = "wrong-value";
        severity = "refused";
        inherit (option) index;
        inherit message;
      };
    in
    lib.optionals (block > 0) (
      lib.optional (backend != null && !isMultiple backend) (
        wrong "the size of virtio-mem's memdev must be a multiple of its block-size, ${inMebibytes block}"
      )
      ++ lib.optional (!isMultiple (sizeAt "requested-size" "0")) (
        wrong "requested-size must be a multiple of block-size, ${inMebibytes block}"
      )
    );

  checkMemoryDevices =
    commandLine:
    let
      devices = lib.filter (option: isMemoryDevice (driverOf option)) (
        optionsNamed commandLine [ "device" ]
      );
      first = lib.head devices;
      machine = machineOf commandLine;
      inherit (vmMemory commandLine) size maximum;
      added = lib.foldl' (
        sum: option:
        let
          own = sizeOf (backendOf commandLine (valueAt option "memdev"));
        in
        if own == null then sum else sum + own
      ) 0.0 devices;
      hasSlots = lib.any (
        option:
        let
          slots = valueAt option "slots";
        in
        slots != null && builtins.match "[[:space:]]*0*[1-9][0-9]*[[:space:]]*" slots != null
      ) (optionsNamed commandLine [ "m" ]);
      blocks = lib.concatMap (checkBlocks commandLine) (
        lib.filter (option: lib.hasPrefix "virtio-mem" (driverOf option)) devices
      );
      needed = builtins.ceil ((size + added) / mebibyte) * mebibyte;
    in
    blocks
    ++ (
      if devices == [ ] then
        [ ]
      else if machineFamily machine.name == "microvm" then
        map (option: {
          rule = "memory-device-on-microvm";
          severity = if lib.hasPrefix "virtio-" (driverOf option) then "silent" else "refused";
          inherit (option) index;
          message = "on the machine microvm ${driverOf option} does not work: the guest cannot reserve its memory, and what it writes is lost. Use the machine q35 (microvm.qemu.machine), or ivshmem-plain";
        }) devices
      else if isForeignMachine commandLine machine.name then
        [ ]
      else
        map
          (option: {
            rule = "nvdimm-off";
            severity = "refused";
            inherit (option) index;
            message = "an nvdimm needs the machine's nvdimm=on: -machine nvdimm=on";
          })
          (
            lib.filter (
              option: driverOf option == "nvdimm" && !(isOn (machine.properties.nvdimm or null))
            ) devices
          )
        ++ map (option: {
          rule = "maxmem";
          severity = "refused";
          inherit (option) index;
          message = "${driverOf option} needs a slot: -m slots=${toString (lib.length devices)},maxmem=...";
        }) (lib.filter (option: matches "nvdimm|pc-dimm" (driverOf option) && !hasSlots) devices)
        ++ (
          if maximum == null then
            [
              {
                rule = "maxmem";
                severity = "refused";
                inherit (first) index;
                message = "${driverOf first} needs room beyond the VM's memory: add -m maxmem=${inMebibytes needed} or more";
                mended = {
                  inherit (first) index;
                  count = 0;
                  words = [
                    "-m"
                    "maxmem=${inMebibytes needed}"
                  ];
                };
              }
            ]
          else
            lib.optional (maximum < needed && maximum >= size) {
              rule = "maxmem";
              severity = "refused";
              inherit (first) index;
              message = "maxmem must be ${inMebibytes needed} or more: the VM's memory and that of its devices";
            }
        )
    );

  # Folders that are no file: QEMU then shares nothing. Huge pages are asked for by folder on purpose.
  isFolder =
    path:
    matches "/(dev/shm|tmp|var/tmp|run|var/lib)?" path
    || (lib.hasSuffix "/" path && !(lib.hasInfix "huge" path));

  isPowerOfTwo = size: if size >= 2.0 then isPowerOfTwo (size / 2.0) else size == 1.0;

  inPowerOfTwo =
    size:
    let
      from = candidate: if candidate >= size then candidate else from (candidate * 2.0);
      next = from 1.0;
      mebibytes = builtins.floor (next / mebibyte);
    in
    if next >= mebibyte then "${toString mebibytes}M" else toString (builtins.floor next);

  checkSharing =
    commandLine: device:
    let
      backend = backendOf commandLine (valueAt device "memdev");
      textAt =
        key:
        let
          value = valueAt backend key;
        in
        if value == null then "" else value;
      type = textAt "qom-type";
      path = textAt "mem-path";
      size = sizeOf backend;
      silent = message: {
        rule = "not-shared";
        severity = "silent";
        inherit (backend) index;
        inherit message;
      };
    in
    lib.optionals (backend != null) (
      (
        if type == "memory-backend-ram" then
          [
            (silent "memory-backend-ram is this VM's own: ${driverOf device} shares nothing with it. Use memory-backend-file with a mem-path and share=on")
          ]
        else if type == "memory-backend-file" && !(isOn (valueAt backend "share")) then
          [
            (
              silent "without share=on QEMU starts, and what the guest writes never reaches ${
                if path == "" then "the file" else path
              }"
              // withMended (replaced backend (withPart backend "share" "on"))
            )
          ]
        else
          lib.optional (type == "memory-backend-file" && isFolder path) (
            silent "mem-path=${path} is a folder: QEMU makes a nameless file in it, which no one else sees"
          )
      )
      ++ lib.optional (driverOf device == "ivshmem-plain" && size != null && !(isPowerOfTwo size)) (
        {
          rule = "wrong-value";
          severity = "refused";
          inherit (backend) index;
          message = "ivshmem-plain needs a size that is a power of two, or QEMU aborts; ${textAt "size"} is none";
        }
        // withMended (replaced backend (withPart backend "size" (inPowerOfTwo size)))
      )
    );

  # A vhost-user backend is another process, which must see the guest's memory.
  checkVhostUser =
    commandLine:
    let
      device = lib.findFirst (option: lib.hasPrefix "vhost-user-" (driverOf option)) null (
        optionsNamed commandLine [ "device" ]
      );
      ids = map (option: valueAt option "memdev") (optionsNamed commandLine [ "numa" ]) ++ [
        ((machineOf commandLine).properties.memory-backend or null)
      ];
      backends = lib.filter (backend: backend != null) (map (backendOf commandLine) ids);
    in
    lib.optionals (device != null) (
      map
        (
          backend:
          {
            rule = "not-shared";
            severity = "silent";
            inherit (backend) index;
            message = "${driverOf device} needs the VM's memory shared with its backend: share=on";
          }
          // withMended (replaced backend (withPart backend "share" "on"))
        )
        (
          lib.filter (
            backend: !(isOn (valueAt backend "share")) && valueAt backend "qom-type" != "memory-backend-memfd"
          ) backends
        )
    );
in
commandLine:
checkSize commandLine
++ checkBackends commandLine
++ checkMemoryDevices commandLine
++ lib.concatMap (checkSharing commandLine) (
  lib.filter (option: isSharingDevice (driverOf option)) (optionsNamed commandLine [ "device" ])
)
++ checkVhostUser commandLine
