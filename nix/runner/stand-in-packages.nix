/**
  Stand-ins for nixpkgs' packages, for evaluations that only read their names, paths and a few attributes.

  `host` and `build` are the elaborated platforms. `names` are the names that the evaluated sources may refer to; the
  last argument has those of a VM's modules. Each one that is not in `lib` or `builtins` becomes a package, so that no
  list of packages has to follow upstream's. Scripts and other texts keep their content (see texts.nix).
*/
{
  lib,
  host,
  build,
  names,
}:
let
  inherit (host) system;

  texts = import ./texts.nix { inherit lib; };

  # Satisfies every minimum version: the pinned nixpkgs is recent.
  version = "999";

  outputs = [
    "dev"
    "doc"
    "fd"
    "lib"
    "man"
    "static"
  ];

  package =
    name:
    let
      self = {
        type = "derivation";
        pname = name;
        outPath = texts.pathOf name;
        drvPath = "${texts.pathOf name}.drv";
        inherit name system version;
        out = self;
        bin = self;
        outputName = "out";
        meta.mainProgram = mainPrograms.${name} or name;
        override = _: self;
        overrideAttrs = _: self;
        # A function of a package set, with any arguments.
        __functor = _: _: self;
      }
      // lib.genAttrs outputs (
        output:
        self
        // {
          outPath = texts.pathOf "${name}-${output}";
        }
      )
      // (attributes.${name} or { });
    in
    self;

  # The attributes that runners read from packages.
  attributes = {
    linux = { inherit (hostPlatform.linux-kernel or linuxKernel) target; };
    qemu = { inherit configureFlags; };
    qemu_kvm = { inherit configureFlags; };
  };
  configureFlags = [
    "--enable-kvm"
    "--enable-linux-io-uring"
    "--enable-seccomp"
  ];

  mainPrograms = {
    kvmtool = "lkvm";
    qemu = "qemu-system-${hostPlatform.qemuArch}";
    qemu_kvm = "qemu-kvm";
  };

  # `linux-kernel` was removed from lib.systems in June 2026, in favor of the kernel package's `target`.
  linuxKernel.target = if host.isAarch64 then "Image" else "bzImage";

  hostPlatform = {
    linux-kernel = linuxKernel;
  }
  // host;

  stdenv = package "stdenv" // {
    inherit hostPlatform;
    buildPlatform = build;
    targetPlatform = hostPlatform;
    inherit (hostPlatform)
      isLinux
      isDarwin
      isAarch64
      isx86_64
      ;
    mkDerivation = attributes: package (attributes.name or attributes.pname or "derivation");
  };

  text =
    name: content:
    package name
    // {
      outPath = texts.pathWith name content;
      text = content;
    };

  # A package whose program, below bin/, is the text.
  program =
    name: content:
    text name content
    // {
      meta.mainProgram = name;
    };

  runCommand =
    name: attributes: command:
    let
      self =
        package name
        // (attributes.passthru or { })
        // {
          inherit (attributes) passthru;
          buildCommand = command;
          # changes to the build do not matter
          overrideAttrs = _: self;
          # some revisions read it during evaluation: a UUID made of the host's name; only its value is wrong
          outPath =
            if name == "machine-uuid" then
              builtins.toFile name "00000000-0000-5000-8000-000000000000"
            else
              texts.pathOf name;
        };
    in
    self;

  writer =
    name: _: content:
    text name content;

  isPackageSet = name: lib.hasInfix "Packages" name || name == "xorg";

  # a set with `_type` or `outPath` would not be a set of packages
  packagesNamed =
    names:
    lib.genAttrs (lib.filter (
      name:
      !(lib ? ${name})
      && !(builtins ? ${name})
      && !(lib.elem name [
        "__functor"
        "__toString"
        "_type"
        "outPath"
        "type"
      ])
    ) names) package;

  setsIn = named: lib.filter isPackageSet (lib.attrNames named);

  shared = packagesNamed names;
  sharedSets = setsIn shared;
in
ownNames:
let
  # packages for the platform that builds the guest, which also starts it if the platforms differ
  buildPackages =
    if lib.systems.equals or (one: other: one.system == other.system) host build then
      packages
    else
      import ./stand-in-packages.nix {
        inherit lib names build;
        host = build;
      } ownNames;

  shellScript = content: "#!${runtimeShell}\n${content}\n";
  runtimeShell = "${packages.bash}/bin/bash";

  builders = {
    inherit runCommand runtimeShell stdenv;
    runCommandLocal = runCommand;
    runCommandNoCC = runCommand;
    writeText = text;
    writeTextFile = { name, text, ... }: builders.writeText name text;
    writeScript = text;
    writeScriptBin = program;
    writeShellScript = name: content: text name (shellScript content);
    writeShellScriptBin = name: content: program name (shellScript content);
    writeShellApplication = { name, text, ... }: program name (shellScript text);
    writers = {
      writeBash = name: content: text name (shellScript content);
      writeBashBin = name: content: program name (shellScript content);
      writeJSON = name: value: text name (builtins.toJSON value);
      writePython3 = writer;
      writePython3Bin = writer;
    };
    formats = lib.genAttrs [ "ini" "json" "keyValue" "toml" "yaml" ] (
      _: _: {
        type = lib.types.anything;
        generate = name: value: text name (builtins.toJSON value);
      }
    );
    replaceVars = file: _: package (baseNameOf file);
    substituteAll = { src, ... }: package (baseNameOf src);
    callPackage = file: _: package (lib.removeSuffix ".nix" (baseNameOf file));
    closureInfo = _: package "closure-info";
    writeClosure = _: package "closure";
    writeReferencesToFile = _: package "references";
  };

  own = packagesNamed ownNames;
  named = shared // own;

  setOf =
    name:
    named
    // {
      kernel = packages.linux;
      extend = _: packages.${name};
    };

  packages =
    named
    // lib.genAttrs (sharedSets ++ setsIn own) setOf
    // lib.genAttrs [ "bash" "linux" "nodejs" "qemu" "qemu_kvm" ] package
    // builders
    // {
      _type = "pkgs";
      inherit lib system;
      config = { };
      overlays = [ ];
      extend = _: packages;
      inherit buildPackages;
      targetPackages = packages;
      pkgsBuildBuild = packages;
      pkgsHostTarget = packages;
    };
in
packages
