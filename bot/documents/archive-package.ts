import { createHash } from 'node:crypto';
import { Encrypter } from 'age-encryption';
import { zipSync } from 'fflate';
import type { IndexFact } from '../domain/case';
import type { Day } from '../domain/day';
import { escapeHtml } from '../domain/escape-html';
import { forXml } from './xml';

interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The description names no person: of facts, each perhaps empty, the assignee is a title. */
export interface ArchiveParts extends Readonly<Record<IndexFact, string>> {
  readonly authority: string;
  readonly desk: string;
  readonly reference: string;
  readonly filedOn: Day;
  readonly closedOn: Day;
  readonly madeOn: Day;
  readonly files: readonly PackageFile[];
}

/** A zip keeps the local time of each file: the first that it knows tells nothing. */
export const mtime = new Date(1980, 0, 1, 12);

/** More than the longest case with its document, and little memory. */
export const mostPackageBytes = 32 * 1024 * 1024;

/**
 * Files, a description in XML and a list of SHA-256 hashes, in one zip. The same parts give the same bytes.
 * `too_large`: it would take too much memory.
 */
export function buildPackage(parts: ArchiveParts): Uint8Array | 'too_large' {
  const { files } = parts;
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > mostPackageBytes) return 'too_large';
  const described: PackageFile = { name: 'arende.xml', bytes: Buffer.from(describe(parts)) };
  const all = [...files, described];
  const hashes = all.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).join('');
  const entries = [...all, { name: 'sha256.txt', bytes: Buffer.from(hashes) }];
  return zipSync(Object.fromEntries(entries.map(({ name, bytes }) => [name, bytes])), { mtime });
}

/** Seals a package to the archive's public key, for the holder of its private one alone (age). */
export function sealToArchive(recipient: string, made: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(made);
}

/** Whether a text is a public key of age, by its own check digits. */
export function isArchiveKey(typed: string): boolean {
  try {
    new Encrypter().addRecipient(typed);
    return true;
  } catch {
    // The library's message may quote the text.
    return false;
  }
}

/** The description, after the model of E-ARK CITS ERMS. It says of itself that nothing checked it. */
function describe(parts: ArchiveParts): string {
  const { authority, desk, reference, number, subject, filedOn, closedOn, madeOn, files } = parts;
  const { party, assignee, assessed } = parts;
  const element = (name: string, text: string, more = ''): string =>
    `<${name}${more}>${escapeHtml(forXml(text))}</${name}>`;
  // What nobody noted has no element.
  const ofRecord = (name: string, text: string, type: string): string =>
    text === '' ? '' : element(name, text, ` type="${type}"`);
  const records = files.map(
    ({ name, bytes }) =>
      `    <record><digitalObject>${element('file', name)}${element('checksum', sha256(bytes), ' algorithm="SHA-256"')}${element('size', String(bytes.length))}</digitalObject></record>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!-- Modelled on E-ARK CITS ERMS. Not checked against its schema. -->',
    '<erms>',
    `  <control>${element('maintenanceDate', madeOn)}${element('archivalCreator', authority)}</control>`,
    '  <aggregation>',
    `    ${element('systemIdentifier', reference)}`,
    `    ${ofRecord('otherIdentifier', number, 'diary')}`,
    `    ${element('classification', desk)}${element('title', subject)}`,
    `    ${ofRecord('agent', party, 'party')}${ofRecord('agent', assignee, 'assignee')}`,
    `    ${ofRecord('classification', assessed, 'assessment')}`,
    `    ${element('date', filedOn, ' type="received"')}${element('date', closedOn, ' type="closed"')}`,
    ...records,
    '  </aggregation>',
    '</erms>',
    '',
  ]
    .filter((line) => line === '' || line.trim() !== '')
    .join('\n');
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
