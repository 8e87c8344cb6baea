/**
  `{ scripts, files, command }` of a runner package that is made of stand-in packages: its programs, name → text; the
  texts that these name, store path → text; and the hypervisor's command line.
*/
{ lib }:
package:
let
  texts = import ./texts.nix { inherit lib; };

  built = texts.read package.buildCommand;

  # "ln -s FILE $out/bin/NAME", where FILE may be a package with bin/NAME
  scripts = lib.listToAttrs (
    lib.concatMap (
      line:
      let
        link = builtins.match "ln -s ([^ ]+) [$]out/bin/([^ ]+)" (lib.removePrefix "  " line);
        name = lib.elemAt link 1;
      in
      lib.optional (link != null) (
        lib.nameValuePair name built.files.${lib.removeSuffix "/bin/${name}" (lib.head link)}
      )
    ) (lib.splitString "\n" built.text)
  );

  # Everything after the last "exec", except the name to run under and what the script adds when it runs.
  commandOf =
    script:
    let
      afterExec = lib.last (lib.splitString "\nexec " script);
      command = lib.head (lib.splitString " \${runtime_args:-}" afterExec);
      afterName = lib.tail (lib.splitString "\" " command);
    in
    trimEnd (if lib.hasPrefix "-a \"" command then lib.concatStringsSep "\" " afterName else command);

  trimEnd =
    text:
    if lib.hasSuffix "\n" text || lib.hasSuffix " " text then
      trimEnd (lib.substring 0 (lib.stringLength text - 1) text)
    else
      text;
in
{
  inherit scripts;
  inherit (built) files;
  command = commandOf scripts.microvm-run;
}
