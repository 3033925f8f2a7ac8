import { z } from 'zod/v4';
import { checkPicture } from './check-picture';
import type { PackageFiles } from './teams-package';

/**
 * Lengths that Teams takes (learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema).
 */
const most = { developer: 32, short: 30, full: 100, shortText: 80, fullText: 4000, commands: 10 };

const uuid = z.string().regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i, 'must be a GUID');
const https = z.string().refine(isHttps, 'must be an https address');
const text = (longest: number): z.ZodString =>
  z
    .string()
    .min(1, 'must not be empty')
    .max(longest, `has more than the ${longest} characters that Teams takes`);

const manifest = z.object({
  version: z
    .string()
    .regex(/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/, 'must be a version such as 1.2.3'),
  id: uuid,
  developer: z.object({
    name: text(most.developer),
    websiteUrl: https,
    privacyUrl: https,
    termsOfUseUrl: https,
  }),
  name: z.object({ short: text(most.short), full: text(most.full) }),
  description: z.object({ short: text(most.shortText), full: text(most.fullText) }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z
      .array(z.object({ languageTag: z.string(), file: z.string() }))
      .min(1, 'must name the second language'),
  }),
  bots: z
    .array(
      z.object({
        botId: uuid,
        commandLists: z
          .array(
            z.object({
              commands: z
                .array(z.unknown())
                .max(most.commands, `has more than ${most.commands} commands`),
            }),
          )
          .optional(),
      }),
    )
    .length(1, 'must have one bot'),
});

const language = z.object({
  'name.short': text(most.short),
  'name.full': text(most.full),
  'description.short': text(most.shortText),
  'description.full': text(most.fullText),
});

/** What is wrong with a package, for Teams or for its upload: one sentence each, none when it is good. */
export function checkTeamsPackage(files: PackageFiles): readonly string[] {
  const bytes = files['manifest.json'];
  if (bytes === undefined) return ['manifest.json is not at the root of the package'];
  const read = parse(manifest, 'manifest.json', bytes);
  if ('problems' in read) return read.problems;
  const { icons, localizationInfo } = read.value;
  const languages = localizationInfo.additionalLanguages.map(({ file }) => file);
  const named = ['manifest.json', icons.color, icons.outline, ...languages];
  return [
    ...Object.keys(files)
      .filter((name) => !named.includes(name))
      .map((name) => `${inShort(name)} is not named in the manifest`),
    ...named.flatMap((name) => (files[name] === undefined ? [`${inShort(name)} is missing`] : [])),
    ...languages.flatMap((name) => problemsOf(files[name], name)),
    ...checkPicture(icons.color, files[icons.color], 192),
    ...checkPicture(icons.outline, files[icons.outline], 32),
  ];
}

/** The ids in a package that is good; `undefined` for one that is not. */
export function idsOf(
  files: PackageFiles,
): { readonly app: string; readonly bot: string | undefined } | undefined {
  const bytes = files['manifest.json'];
  const read = bytes === undefined ? undefined : parse(manifest, 'manifest.json', bytes);
  if (read === undefined || 'problems' in read) return undefined;
  return { app: read.value.id, bot: read.value.bots[0]?.botId };
}

function problemsOf(bytes: Uint8Array | undefined, name: string): readonly string[] {
  const read = bytes === undefined ? undefined : parse(language, name, bytes);
  return read !== undefined && 'problems' in read ? read.problems : [];
}

function parse<T>(
  schema: z.ZodType<T>,
  file: string,
  bytes: Uint8Array,
): { readonly value: T } | { readonly problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return { problems: [`${file} is not JSON`] };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  return {
    problems: parsed.error.issues.map(
      ({ path, message }) => `${file}: ${path.map(String).join('.')} ${message}`,
    ),
  };
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

const inShort = (name: string): string => name.slice(0, 60);
