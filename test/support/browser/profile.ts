import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How text may be written down: as it is, in two bytes a letter either way, and as a form sends it. */
function waysToWrite(text: string): readonly Buffer[] {
  const wide = Buffer.from(text, 'utf16le');
  const form = new URLSearchParams({ a: text }).toString().slice(2);
  const narrow = [text, form, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
  return [
    ...narrow.flatMap((one) => [Buffer.from(one), Buffer.from(one, 'utf16le')]),
    Buffer.from(wide).swap16(),
    Buffer.from(text, 'latin1'),
  ];
}

/** Which of these texts are in any file of a folder, however they are written: `file: text`. */
export function foundIn(folder: string, texts: readonly string[]): readonly string[] {
  const searched = texts.map((text) => ({ text, ways: waysToWrite(text) }));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return files
    .filter((one) => one.isFile())
    .flatMap((one) => {
      const path = join(one.parentPath, one.name);
      // What a running browser removes meanwhile is gone.
      const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
      return searched
        .filter(({ ways }) => ways.some((way) => bytes.includes(way)))
        .map(({ text }) => `${path.slice(folder.length + 1)}: ${text}`);
    });
}

/** Kills the processes of the browser that was started with this profile, and no other. */
export function killProfile(folder: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (line.includes(`--user-data-dir=${folder}`)) process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
}
