import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process it is, so that another on the same machine can tell whether it still runs. */
export interface RunningProcess {
  pid: number;
  host: string;
  /** The machine since it was last started, and the container on it: process numbers mean something only there. */
  machine: string;
  /** When the process began, in the kernel's own ticks; null where the system does not tell. Numbers are used again. */
  began: string | null;
}

export function thisProcess(): RunningProcess {
  return {
    pid: process.pid,
    host: hostname(),
    machine: thisMachine(),
    began: look(process.pid)?.began ?? null,
  };
}

/** `unknown` for a process on another machine, and where its number may be in use by another process by now. */
export function isRunning(other: RunningProcess): 'yes' | 'no' | 'unknown' {
  if (other.machine !== thisMachine()) return 'unknown';
  if (other.began !== null) {
    const found = look(other.pid);
    return found && !found.dead && found.began === other.began ? 'yes' : 'no';
  }
  try {
    process.kill(other.pid, 0);
    return 'unknown';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? 'no' : 'unknown';
  }
}

function thisMachine(): string {
  try {
    const started = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${started} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** Linux: proc_pid_stat(5); field 3 is the state, field 22 the start time. The name in field 2 may hold anything. */
function look(pid: number): { dead: boolean; began: string } | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const began = fields[19];
    return began === undefined ? null : { dead: fields[0] === 'Z' || fields[0] === 'X', began };
  } catch {
    return null;
  }
}
