# A volume as a module of its own, which the module system takes instead of an attribute set.
{
  image = "var.img";
  mountPoint = "/var";
  size = 64;
}
