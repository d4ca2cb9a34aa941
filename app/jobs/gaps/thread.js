// tsx compiles for the main thread only: a thread has to ask for it before it can load anything of ours.
import { register } from "tsx/esm/api";

register();
await import("./thread.ts");
