# Options without a default that upstream reads in one case only, reviewed by hand against its modules and runners.
# Name → the values of the neighbours, in the same submodule, under which it must be set.
# The neighbours' own defaults count: a volume without `autoCreate` is created, so it needs a size.
{
  "microvm.interfaces.*.macvtap.link".type = "macvtap";
  "microvm.interfaces.*.macvtap.mode".type = "macvtap";
  "microvm.volumes.*.size".autoCreate = true;
}
