# A module of Ghaf's without what it sets of `microvm`, for a generated module to set that in its place.
path:
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
  module = import path;
in
if builtins.isFunction module then
  {
    __functor = _: arguments: rest (module arguments);
    __functionArgs = builtins.functionArgs module;
  }
else
  rest module
