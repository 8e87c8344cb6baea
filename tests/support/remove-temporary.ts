import { afterAll } from "vitest";
import { removeTemporaryFolders } from "./temporary.ts";

// runs in each test file, also where files share their modules
afterAll(removeTemporaryFolders);
