# A lib that keeps, in the option's type, what modules otherwise only say in a message or a function.
{ lib }:
let
  removedOption = path: replacedBy: {
    options = lib.setAttrByPath path (
      lib.mkOption {
        visible = false;
        type = lib.types.unspecified // {
          removed = replacedBy;
        };
      }
    );
  };

  # Names in upstream's advice, with and without `microvm.`: those that are options are the replacement.
  namesIn =
    advice: removed:
    let
      parts = map (lib.removeSuffix ".") (
        lib.filter lib.isString (builtins.split "[^A-Za-z0-9_.-]+" advice)
      );
      names = map (part: if lib.hasPrefix "microvm." part then part else "microvm.${part}") parts;
    in
    lib.filter (name: name != removed) (lib.unique names);
in
lib.extend (
  _: previous: {
    mkRemovedOptionModule = path: advice: removedOption path (namesIn advice);
    mkRenamedOptionModule = from: to: removedOption from (_: [ (lib.showOption to) ]);
    types = previous.types // {
      addCheck = type: check: previous.types.addCheck type check // { hasAddedCheck = true; };
      # a package with a narrower check under the same name
      shellPackage = previous.types.shellPackage // {
        hasAddedCheck = true;
      };
    };
  }
)
