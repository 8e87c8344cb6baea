# A module of Ghaf's without what it sets of `microvm`, which it imports a generated module for.
path: generated:
let
  without =
    config:
    if config._type or null == "merge" then
      config // { contents = map without config.contents; }
    else if config ? _type && config ? content then
      config // { content = without config.content; }
    else
      removeAttrs config [ "microvm" ];
  rest =
    module:
    if module ? config || module ? options then
      module // { config = without (module.config or { }); }
    else
      without module;
  importing = module: module // { imports = (module.imports or [ ]) ++ [ generated ]; };
  module = import path;
in
if builtins.isFunction module then
  {
    __functor = _: arguments: importing (rest (module arguments));
    __functionArgs = builtins.functionArgs module;
  }
else
  importing (rest module)
