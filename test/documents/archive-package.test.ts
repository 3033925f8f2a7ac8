import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { unzipSync } from 'fflate';
import {
  type ArchiveParts,
  buildPackage,
  isArchiveKey,
  mostPackageBytes,
  sealToArchive,
} from '../../bot/documents/archive-package';
import { parseDay } from '../../bot/domain/day';

const d = (day: string) => parseDay(day)!;
const parts: ArchiveParts = {
  ...{ authority: 'Exempelby <kommun> & Co', desk: 'whistleblowing', reference: 'K7Q2M-4XRT9' },
  ...{ number: 'KS\u0007 2026/\ufffe12', subject: 'Rapport enligt visselblåsarlagen' },
  ...{ party: 'Exempelby Hus & Hem', assignee: 'Utredare', assessed: 'outside' },
  ...{ filedOn: d('2026-11-24'), closedOn: d('2026-11-30'), madeOn: d('2026-12-01') },
  files: [
    { name: 'arende.txt', bytes: Buffer.from('Det började i går.\n') },
    { name: 'arende.pdf', bytes: Buffer.from('%PDF-1.7') },
  ],
};
const made = (): Uint8Array => {
  const zip = buildPackage(parts);
  if (zip === 'too_large') throw new Error(zip);
  return zip;
};

describe('the package of a case', () => {
  it('has each file, a description and a list of hashes that is right', () => {
    const files = unzipSync(made());
    expect(Object.keys(files)).toEqual(['arende.txt', 'arende.pdf', 'arende.xml', 'sha256.txt']);
    const lines = Buffer.from(files['sha256.txt']!).toString().trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const [hash, name = ''] = line.split('  ');
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(hash);
    }
    const xml = Buffer.from(files['arende.xml']!).toString();
    expect(xml).toContain('<archivalCreator>Exempelby &lt;kommun&gt; &amp; Co</archivalCreator>');
    expect(xml).toContain('<agent type="party">Exempelby Hus &amp; Hem</agent>');
    expect(xml).toContain('<agent type="assignee">Utredare</agent>');
    expect(xml).toContain('<classification type="assessment">outside</classification>');
    expect(xml).toContain('<date type="closed">2026-11-30</date>');
    // What no XML may hold was typed, and is left out.
    expect(xml).toContain('<otherIdentifier type="diary">KS  2026/ 12</otherIdentifier>');
    expect(xml).toContain('Not checked against its schema');
  });

  it('is the same each time, and tells no time of day', () => {
    expect(Buffer.from(made()).equals(Buffer.from(made()))).toBe(true);
  });

  it('is refused where it would take too much memory', () => {
    const bytes = new Uint8Array(mostPackageBytes / 2 + 1);
    const files = ['a.txt', 'b.pdf'].map((name) => ({ name, bytes }));
    expect(buildPackage({ ...parts, files })).toBe('too_large');
  });

  it('opens for the holder of the archive’s key alone, and by age’s own program', async () => {
    const [key, other] = [await generateIdentity(), await generateIdentity()];
    const sealed = await sealToArchive(await identityToRecipient(key), made());
    const opens = (identity: string) => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      return decrypter.decrypt(sealed);
    };
    expect(Buffer.from(await opens(key)).equals(Buffer.from(made()))).toBe(true);
    await expect(opens(other)).rejects.toThrow();
    let hasProgram = true;
    try {
      execFileSync('age', ['--version']);
    } catch {
      hasProgram = false;
    }
    if (!hasProgram) return;
    const folder = mkdtempSync(join(tmpdir(), 'vissla-age-'));
    writeFileSync(join(folder, 'key'), `${key}\n`);
    writeFileSync(join(folder, 'sealed'), sealed);
    const opened = execFileSync('age', ['-d', '-i', join(folder, 'key'), join(folder, 'sealed')]);
    rmSync(folder, { recursive: true });
    expect(opened.equals(Buffer.from(made()))).toBe(true);
  });

  it('knows a key that is none', async () => {
    const key = await identityToRecipient(await generateIdentity());
    expect(isArchiveKey(key)).toBe(true);
    const wrong = key.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    for (const one of ['', 'age1', 'ssh-ed25519 AAAA', wrong])
      expect(isArchiveKey(one)).toBe(false);
  });
});
