import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onCopyOf } from '../support/databases/places';
import { openVissla } from '../support/open-vissla';
import { opensReport } from '../support/people/report';

const fixtures = resolve(__dirname, '..', 'fixtures');
const folders = readdirSync(fixtures).filter((name) => !name.endsWith('.md'));

/** The versions that the changelog calls released, by a day instead of "unreleased". */
const released = [
  ...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## (\d+\.\d+\.\d+), \d{4}-\d\d-\d\d$/gm),
].map(([, version]) => version);

interface Facts {
  readonly now: string;
  readonly reports: readonly { readonly reportCode: string; readonly texts: readonly string[] }[];
}

it('each released version has left a folder, and no other has', () => {
  expect(folders.sort()).toEqual(released.sort());
});

it('what each released version left is opened by this one', async () => {
  for (const folder of folders) {
    const left = join(fixtures, folder);
    expect(['vissla.db', 'vault.json'].filter((name) => !existsSync(join(left, name)))).toEqual([]);
    const { now, reports } = JSON.parse(readFileSync(join(left, 'facts.json'), 'utf8')) as Facts;
    const office = await openVissla({
      on: await onCopyOf(left),
      kind: 'production',
      now: Date.parse(now),
      passes: 'when-told',
      reportCodes: 'as-in-production',
    });
    for (const { reportCode, texts } of reports) {
      const reporter = office.person('Reporter');
      await opensReport(reporter, reportCode);
      for (const text of texts) expect(reporter.reads()).toContain(text);
    }
    expect(office.journal.faults).toEqual([]);
    await office.close();
  }
  expect(folders).toHaveLength(released.length);
});
