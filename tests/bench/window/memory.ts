import { readdirSync, readFileSync } from "node:fs";

type Process = { pid: number; parent: number; command: string };
export type Memory = { privateMb: number; pssMb: number };

/** Memory of the largest renderer of the browser on this profile; null where there is no /proc. */
export function rendererMemory(profileDir: string): Memory | null {
  if (process.platform !== "linux") return null;
  const all = processes();
  const isBrowser = ({ command }: Process) =>
    command.includes(`--user-data-dir=${profileDir}`) && !command.includes("--type=");
  const inside = new Set(all.filter(isBrowser).map(({ pid }) => pid));
  for (let before = -1; before !== inside.size;) {
    before = inside.size;
    for (const { pid, parent } of all) if (inside.has(parent)) inside.add(pid);
  }
  const sizes = all
    .filter(({ pid, command }) => inside.has(pid) && command.includes("--type=renderer"))
    .flatMap(({ pid }) => memoryOf(pid) ?? []);
  return sizes.toSorted((a, b) => b.privateMb - a.privateMb)[0] ?? null;
}

function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        // The name in parentheses may hold spaces; the parent is the second field after it.
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
        return [{ pid: Number(name), parent, command }];
      } catch {
        return [];
      }
    });
}

function memoryOf(pid: number): Memory | null {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    const mb = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0) / 1024;
    const own = mb("Private_Clean") + mb("Private_Dirty") + mb("Private_Hugetlb");
    return { privateMb: Math.round(own), pssMb: Math.round(mb("Pss")) };
  } catch {
    return null;
  }
}
