import { Buffer } from "buffer/";

// hashes are read with Node's, which a browser does not have
globalThis.Buffer ??= Buffer as unknown as typeof globalThis.Buffer;
