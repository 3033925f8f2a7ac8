import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProgram } from '../../bot/operator/doctor/check-program';
import { writeFilesList } from '../../scripts/package/write-files-list';
import { root } from '../docs/read-docs';
import { temporaryFolder } from '../support/temporary-folder';

const folders = temporaryFolder();

/** A package's folder with a list of its files, and what doctor says after it was changed. */
function saysAfter(change: (path: (name: string) => string) => void): readonly string[] {
  const above = mkdtempSync(join(folders, 'of-'));
  const home = join(above, 'lib', 'vissla');
  for (const folder of ['dist/bot', 'node_modules/a', 'bin', '../../bin'])
    mkdirSync(join(home, folder), { recursive: true });
  const files = ['dist/bot/main.js', 'dist/bot/b.js', 'node_modules/a/index.js', 'package.json'];
  for (const name of [...files, 'bin/node', '../../bin/vissla'])
    writeFileSync(join(home, name), `text of ${name}`);
  writeFilesList(home, [join(above, 'bin', 'vissla')]);
  change((name) => join(home, name));
  return checkProgram(home).map(({ check, kind, says }) => {
    expect(check).toBe('program');
    return `${kind}: ${says}`;
  });
}

describe('what doctor says of the program’s files', () => {
  it('finds them as they were built', () => {
    expect(saysAfter(() => undefined)).toEqual([
      'fine: Its 6 files are those that were built, and there is no other among them.',
    ]);
  });

  it('names what is missing and what was changed, also outside its folder', () => {
    expect(
      saysAfter((path) => {
        rmSync(path('dist'), { recursive: true });
        writeFileSync(path('../../bin/vissla'), 'another');
      }),
    ).toEqual([
      'wrong: Of 6 files, missing: 2 (dist/bot/b.js, dist/bot/main.js). Ask who did it, and install the package again.',
      'wrong: Of 6 files, not the one that was built: 1 (../../bin/vissla). Ask who did it, and install the package again.',
    ]);
  });

  it('takes a link for a change, although it leads to the same bytes today', () => {
    expect(
      saysAfter((path) => {
        renameSync(path('bin/node'), path('../node'));
        symlinkSync(path('../node'), path('bin/node'));
      })[0],
    ).toContain('not the one that was built: 1 (bin/node)');
  });

  it('counts what was put among them by the folder of ours, and repeats no name of others', () => {
    const said = saysAfter((path) => {
      mkdirSync(path('node_modules/Maja Ek'));
      writeFileSync(path('node_modules/Maja Ek/index.js'), '');
      writeFileSync(path('dist/bot/domain.js'), '');
      symlinkSync('/tmp', path('dist/bot/Anna'));
    });
    expect(said).toEqual([
      'wrong: Files that the package does not have: 3, in dist/bot, node_modules. Ask who put them there, and take them away.',
    ]);
  });

  it('finds a whole folder that leads elsewhere', () => {
    const said = saysAfter((path) => {
      renameSync(path('dist'), path('../dist'));
      symlinkSync(path('../dist'), path('dist'));
    });
    expect(said[0]).toContain('Files that the package does not have: 1, in .');
  });

  it('names three of many', () => {
    const [said = ''] = saysAfter((path) => {
      for (const name of ['dist', 'node_modules', 'bin', 'package.json'])
        rmSync(path(name), { recursive: true });
    });
    expect(said).toContain('missing: 5 (bin/node, dist/bot/b.js, dist/bot/main.js, …)');
  });

  it('leaves alone what is beside them: data and settings of an installation in its folder', () => {
    const said = saysAfter((path) => {
      mkdirSync(path('data'));
      writeFileSync(path('data/vissla.db'), '');
      writeFileSync(path('.env'), '');
    });
    expect(said[0]).toMatch(/^fine: /);
  });

  it('says calmly that a clone is no package', () => {
    expect(checkProgram(root)).toEqual([
      {
        check: 'program',
        kind: 'skipped',
        says: 'This is no package, so there is no list of files to compare with.',
      },
    ]);
  });
});
