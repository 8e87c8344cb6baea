/** Text for a page has no colours of a terminal. */
export const plain = {
  bold: String,
  cyan: String,
  dim: String,
  green: String,
  red: String,
  yellow: String,
};
