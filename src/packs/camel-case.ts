/** `virtio-blk` as `virtioBlk`. */
export const camelCase = (name: string) =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `virtio-blk` as `VirtioBlk`, and `a.b` as `AB`. */
export const typeName = (name: string) =>
  name.replace(/(?:^|[-._])(\w)/g, (_, letter: string) => letter.toUpperCase());
