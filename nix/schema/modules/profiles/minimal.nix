# Stands in for the module of nixpkgs that early revisions import; it declares no option of `microvm`.
{ }
