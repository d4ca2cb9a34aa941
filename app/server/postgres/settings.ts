import { statfsSync } from "node:fs";

/** Settings for a machine of 2 cores with some GiB of memory that it shares with the web server and the browser. */
const settings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  effective_cache_size: "1GB",
  max_wal_size: "2GB",
  checkpoint_timeout: "10min",
  wal_compression: "off",
  random_page_cost: "1.1",
  // Queries take milliseconds here, compiling one takes hundreds.
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_checkpoints: "off",
};

/** Command line flags of the embedded Postgres; `extra` wins over what is set here. */
export function buildServerFlags(port: number, extra: Record<string, string>): string[] {
  const all = { ...settings, port: String(port), dynamic_shared_memory_type: chooseSharedMemory(), ...extra };
  return Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Containers often have only 64 MB of /dev/shm, which one parallel hash join can fill. */
function chooseSharedMemory(): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize > 512 * 1024 * 1024 ? "posix" : "mmap";
  } catch {
    return "mmap";
  }
}
