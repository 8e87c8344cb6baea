/**
  A module, and all that it imports, with the values at `path` replaced: `change` takes the list of what is there (one
  value, or none if an element of a list lacks the name) and returns the list that replaces it, empty to remove it.

  `path` consists of names and, in lists, indexes. mkIf, mkMerge, mkForce and similar wrappers are kept.
*/
{ lib }:
path: change:
let
  wholePath = path;

  rewriteModule =
    module:
    if lib.isFunction module then
      lib.setFunctionArgs (arguments: rewriteModule (module arguments)) (lib.functionArgs module)
    else if lib.isAttrs module then
      let
        imports = lib.optionalAttrs (module ? imports) { imports = map rewriteModule module.imports; };
      in
      if module ? config || module ? options then
        module // imports // lib.optionalAttrs (module ? config) { config = rewrite path module.config; }
      else
        rewrite path module // imports
    else
      {
        _file = toString module;
        imports = [ (rewriteModule (import module)) ];
      };

  rewrite =
    path: value:
    let
      name = lib.head path;
      rest = lib.tail path;
      inside = inner: if rest == [ ] then change [ inner ] else [ (rewrite rest inner) ];
      # another module may set what this one does not, but an element's options are set only in the element itself
      absent =
        if lib.any lib.isInt path || !(lib.any lib.isInt wholePath) then
          [ ]
        else if rest == [ ] then
          change [ ]
        else
          [ (rewrite rest { }) ];
    in
    if lib.isList value && lib.isInt name then
      lib.concatLists (lib.imap0 (index: inner: if index == name then inside inner else [ inner ]) value)
    else if !(lib.isAttrs value) then
      value
    else if value._type or null == "merge" then
      value // { contents = map (rewrite path) value.contents; }
    else if value ? _type && value ? content then
      value // { content = rewrite path value.content; }
    else if lib.isInt name then
      value
    else
      removeAttrs value [ name ]
      // lib.listToAttrs (
        map (lib.nameValuePair name) (if value ? ${name} then inside value.${name} else absent)
      );
in
rewriteModule
