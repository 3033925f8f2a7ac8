import type { OpenInvitation, People } from '../ports/people';
import type { CommandAnswer } from './context';
import { untilOf } from './invite';

/** The invitations that can still be redeemed: the first four characters of each code, and no more of it. */
export async function listInvitations(
  people: Pick<People, 'invitations'>,
  now: number,
): Promise<CommandAnswer> {
  const open = await people.invitations(now);
  return {
    lines: open.length === 0 ? ['No invitation is open.'] : open.map(lineOf),
    json: open.map(({ locator, desk, title, expiresAt, tries }) => ({
      first: locator,
      desk,
      title,
      expiresAt: new Date(expiresAt).toISOString(),
      wrongCodes: tries,
    })),
  };
}

function lineOf({ locator, desk, title, expiresAt, tries }: OpenInvitation): string {
  const tried = tries === 0 ? '' : `  (wrong codes: ${tries})`;
  const until = `until ${untilOf({ expiresAt })}`;
  return `${[locator, desk.padEnd('whistleblowing'.length), until, title].join('  ')}${tried}`;
}
