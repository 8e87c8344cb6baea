/** What QEMU takes for a Linux: the boot protocol's header, and nothing behind it. */
export function smallestKernel(): Buffer {
  const image = Buffer.alloc(4096);
  image[0x1f1] = 1;
  image.write("HdrS", 0x202, "latin1");
  image.writeUInt16LE(0x0206, 0x206);
  image[0x211] = 1;
  // the highest address that an initrd may have
  image.writeUInt32LE(0x7fffffff, 0x22c);
  return image;
}
