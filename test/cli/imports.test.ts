import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

/** Every file of ours that is loaded with one, itself among them; types alone are not loaded. */
function loadedWith(entry: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    const name = relative(root, path);
    if (found.has(name)) return;
    found.add(name);
    if (!path.endsWith('.ts')) return;
    const source = readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, '');
    const froms = source.matchAll(
      /^(?:import|export)\s+(?!type\b)(?:[^'";]*?from\s+)?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
    );
    for (const [, named, later] of froms) {
      const target = resolve(dirname(path), (named ?? later ?? '').replace(/\.js$/, ''));
      const file = [target, `${target}.ts`].find(
        (candidate) => existsSync(candidate) && /\.\w+$/.test(candidate),
      );
      if (file === undefined) throw new Error(`${name} imports what is not there: ${target}`);
      visit(file);
    }
  };
  visit(join(root, entry));
  return found;
}

/**
 * What opens a thread, a message, a receipt or a draft, and what knows what to do with one. The codecs of an
 * image are loaded: a rotation and `pool open` write it again.
 */
const forbidden =
  /^bot\/(?:reporter|desk)\/|^bot\/(?:sealers\/(?:create-sealing|thread-sealer|message-sealer|draft-sealer)|keys\/receipt-keys)\.ts$|^bot\/(?:main|start\/(?!advice|installation|look-for-stores|open-audit|open-stores|start-error|store-marks|vault-use)[\w-]+)\.ts$|^office\//;

describe("the operator's commands", () => {
  it('are read at all', () => {
    const loaded = loadedWith('bot/operator/vissla.ts');
    for (const file of [
      'bot/operator/commands/run.ts',
      'bot/operator/doctor/examine.ts',
      'db/open-database.ts',
      'bot/keys/invitation-code.ts',
    ]) {
      expect(loaded).toContain(file);
    }
    expect(
      [...loadedWith('bot/main.ts')].filter((file) => forbidden.test(file)).length,
    ).toBeGreaterThan(20);
  });

  it('load nothing that could show a report or a receipt', () => {
    const loaded = [...loadedWith('bot/operator/vissla.ts')];
    expect(loaded.filter((file) => forbidden.test(file))).toEqual([]);
  });
});
