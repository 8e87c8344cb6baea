/** A name as a key in a TypeScript type: in quotes if it is not an identifier. */
export const propertyKey = (name: string) =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
