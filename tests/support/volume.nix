# A volume as a module of its own, which the module system takes in place of an attribute set.
{
  image = "var.img";
  mountPoint = "/var";
  size = 64;
}
