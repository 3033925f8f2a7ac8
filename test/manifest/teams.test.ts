import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import type { TeamsManifest } from '@microsoft/app-manifest';
import Ajv from 'ajv';
import { schemaFaults } from './schema-faults';

const root = resolve(__dirname, '..', '..');
const folder = join(root, 'manifest', 'teams');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const manifest = JSON.parse(read('manifest.json')) as TeamsManifest & Record<string, unknown>;
const swedish = JSON.parse(read('sv.json')) as Record<string, string>;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly pixels: Buffer;
}

/** Reads a PNG of eight bits a channel with opacity (W3C PNG, colour type 6), not interlaced. */
function readPng(name: string): Picture {
  const file = readFileSync(join(folder, name));
  expect(file.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const data: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const channels = file[25] === 6 ? 4 : 3;
  const raw = inflateSync(Buffer.concat(data));
  return { width, height, pixels: unfilter(raw, width * channels, height, channels) };
}

/** Undoes the filters of the lines (W3C PNG, 9.2) and fills in opacity where there is none. */
function unfilter(raw: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  const at = (line: number, index: number): number =>
    line < 0 || index < 0 ? 0 : (out[line * stride + index] ?? 0);
  for (let line = 0; line < height; line += 1) {
    const filter = raw[line * (stride + 1)];
    for (let index = 0; index < stride; index += 1) {
      const [left, up] = [at(line, index - channels), at(line - 1, index)];
      const corner = index < channels ? 0 : at(line - 1, index - channels);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0;
      out[line * stride + index] = (raw[line * (stride + 1) + 1 + index] ?? 0) + guess;
    }
  }
  if (channels === 4) return out;
  const pixels = Array.from({ length: out.length / 3 }, (_, n) => [
    ...out.subarray(n * 3, n * 3 + 3),
    255,
  ]);
  return Buffer.from(pixels.flat());
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (a === undefined || b === undefined || c === undefined) return 0;
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

const pixelsOf = ({ pixels }: Picture): number[][] =>
  Array.from({ length: pixels.length / 4 }, (_, n) => [...pixels.subarray(n * 4, n * 4 + 4)]);

describe('the Teams manifest', () => {
  it('is what its schema says, without asking anybody', () => {
    expect(schemaFaults(manifest)).toEqual([]);
  });

  it('would be found out', () => {
    expect(schemaFaults({ ...manifest, permissions: ['everything'] })).not.toEqual([]);
    const bots = [{ botId: 'nobody', scopes: ['all'] }];
    expect(schemaFaults({ ...manifest, bots })).not.toEqual([]);
  });

  it('asks for a chat of two and nothing else', () => {
    const none = { isNotificationOnly: false, supportsFiles: false, supportsCalling: false };
    const bot = { botId: manifest.id, scopes: ['personal'], ...none, supportsVideo: false };
    expect(manifest.bots).toEqual([bot]);
    expect(manifest.validDomains).toEqual([]);
    expect(Object.keys(manifest).sort()).toEqual([
      ...['$schema', 'accentColor', 'bots', 'composeExtensions', 'defaultInstallScope'],
      ...[
        'description',
        'developer',
        'icons',
        'id',
        'localizationInfo',
        'manifestVersion',
        'name',
        'validDomains',
        'version',
      ],
    ]);
  });

  it('has one command, which opens the dialog and gets no message of any chat', () => {
    const [extension, ...others] = manifest.composeExtensions ?? [];
    expect(others).toEqual([]);
    expect(Object.keys(extension ?? {}).sort()).toEqual(['botId', 'commands']);
    expect(extension?.botId).toBe(manifest.id);
    expect(extension?.commands).toEqual([
      {
        ...{ id: 'open', type: 'action', context: ['commandBox'], fetchTask: true },
        ...{ title: expect.any(String) as unknown, description: expect.any(String) as unknown },
      },
    ]);
  });

  it('has a reason in the README for what it asks and for what it does not', () => {
    const reasons = readFileSync(join(root, 'manifest', 'README.md'), 'utf8');
    const asked = [
      'bots',
      'composeExtensions',
      'supportsFiles',
      'supportsCalling',
      'supportsVideo',
    ];
    const notAsked = ['permissions', 'authorization', 'webApplicationInfo', 'commandLists'];
    const said = ['isNotificationOnly', 'validDomains', 'defaultInstallScope'];
    for (const key of [...asked, ...notAsked, ...said]) {
      expect(reasons).toContain(`\`${key}\``);
    }
  });

  it('is the trial’s own: its app id, and addresses of nobody', () => {
    const trial = readFileSync(join(root, 'bot', 'start', 'trial.ts'), 'utf8');
    expect(trial).toContain(`const appId = '${manifest.id}'`);
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) {
      expect(new URL(url).protocol).toBe('https:');
      expect(new URL(url).hostname).toMatch(/\.example$/);
    }
  });

  it('speaks both languages, within the lengths that Teams shows', async () => {
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'sv', file: 'sv.json' }],
    });
    const { $schema, ...texts } = swedish;
    expect($schema).toBe(
      String(manifest.$schema).replace('MicrosoftTeams.', 'MicrosoftTeams.Localization.'),
    );
    const command = manifest.composeExtensions?.[0]?.commands?.[0];
    const english: Record<string, string> = {
      'name.short': manifest.name.short,
      'name.full': manifest.name.full ?? '',
      'description.short': manifest.description.short,
      'description.full': manifest.description.full,
      'composeExtensions[0].commands[0].title': command?.title ?? '',
      'composeExtensions[0].commands[0].description': command?.description ?? '',
    };
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    for (const text of Object.values({ ...english, ...texts })) expect(text).not.toBe('');
    const schemas = join(
      root,
      'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.22',
    );
    const schema = readFileSync(join(schemas, 'MicrosoftTeams.Localization.schema.json'), 'utf8');
    const { $schema: _, id: __, ...rules } = JSON.parse(schema) as Record<string, unknown>;
    const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false });
    const check = ajv.compile(rules);
    expect([check(swedish), check.errors]).toEqual([true, null]);
  });

  it('says what is not promised, in both languages', () => {
    expect(manifest.description.full).toContain('your employer may see that you used the bot');
    const said = 'arbetsgivaren kan kanske se att du använde boten';
    expect(swedish['description.full']).toContain(said);
  });
});

describe('the icons', () => {
  it('are in colour, 192 pixels square and filled to the edge', () => {
    const icon = readPng('color.png');
    expect([icon.width, icon.height]).toEqual([192, 192]);
    expect(pixelsOf(icon).every(([, , , opacity]) => opacity === 255)).toBe(true);
    expect(manifest.accentColor).toBe('#3F4A9E');
    expect(pixelsOf(icon)[0]).toEqual([0x3f, 0x4a, 0x9e, 255]);
  });

  it('are in outline, 32 pixels square, white and nothing', () => {
    const icon = readPng('outline.png');
    expect([icon.width, icon.height]).toEqual([32, 32]);
    const pixels = pixelsOf(icon);
    expect(pixels.filter(([, , , opacity]) => opacity === 255).length).toBeGreaterThan(100);
    expect(pixels.filter(([, , , opacity]) => opacity === 0).length).toBeGreaterThan(300);
    for (const [red, green, blue, opacity] of pixels) {
      if (opacity !== 0) expect([red, green, blue]).toEqual([255, 255, 255]);
    }
  });
});
