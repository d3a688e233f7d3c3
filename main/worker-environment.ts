/** Variables that make a process load, run or report what nobody here asked for. */
const dangerous = /^(NODE_.*|ELECTRON_.*|DYLD_.*|LD_PRELOAD|LD_AUDIT|SSLKEYLOGFILE)$/i;

/** The environment that a worker process gets: ours, without what could lead it astray. */
export function workerEnvironment(own: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(own).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !dangerous.test(entry[0]),
  );
  return Object.fromEntries(entries);
}
