import { posterPage } from '../../../adaptive-cards/poster-page';
import { rightsPage } from '../../../adaptive-cards/rights-page';
import { preserving } from '../../domain/disposal';
import { systemClock } from '../../platform/clock';
import { programVersion } from '../../platform/project-root';
import { disposalsOf, readHouse } from '../../settings/config';
import { CommandRefused } from '../../settings/refused';
import type { CommandAnswer, Context } from './context';
import { type PageOptions, writePage } from './write-page';

/**
 * Writes the page about reporting in both languages, and says where. Throws a `CommandRefused` or a
 * `ConfigError`.
 */
export function writeRights(context: Context, options: PageOptions): CommandAnswer {
  const house = readHouse(context.terminal.environment);
  const page = rightsPage({
    organisation: house.organisation,
    websiteUrl: house.website,
    privacyUrl: house.privacy,
    preserving: preserving(disposalsOf(house)),
    contacts: house.contacts,
    messengers: (['Teams', 'Slack'] as const).filter((_, at) => [house.teams, house.slack][at]),
    door: house.door,
    atOnce: house.pass === 'at-once',
    made: systemClock().today(),
    version: programVersion(),
  });
  return write(
    context,
    options,
    page,
    'Swedish first, then English. Open it, try the addresses of the authorities, and put it on the intranet and on paper.',
  );
}

/** Throws as {@link writeRights} does. */
export function writePoster(
  context: Context,
  { poster, ...options }: Omit<PageOptions, 'out'> & { readonly poster: string },
): CommandAnswer {
  const { organisation, website, contacts, door } = readHouse(context.terminal.environment);
  if (door === undefined)
    throw new CommandRefused('VISSLA_WEB_URL is not set: there is no door on the web to name.');
  const page = posterPage({
    organisation,
    websiteUrl: website,
    contacts,
    door,
    version: programVersion(),
  });
  return write(
    context,
    { ...options, out: poster },
    page,
    'Print it, and hang it where nobody is watched. Put the same address on your own page: people compare them.',
  );
}

function write(
  { folder }: Context,
  options: PageOptions,
  page: string,
  advice: string,
): CommandAnswer {
  const path = writePage(folder, options, page);
  return { lines: [`Written: ${path}`, advice], json: { written: options.out } };
}
