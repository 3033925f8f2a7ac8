import { own } from '../untrusted';
import type { Web } from './web';

/**
 * Asks Slack (`users:read`) whether somebody belongs to the workspace and is no guest. Rejects without an
 * answer.
 */
export async function isNoGuest(web: Pick<Web, 'call'>, user: string): Promise<boolean> {
  const person = own(await web.call('users.info', { user }), 'user');
  // A missing property proves nothing: each user has all of them
  // (docs.slack.dev/reference/objects/user-object).
  const full = ['is_restricted', 'is_ultra_restricted'].every((key) => own(person, key) === false);
  return full && own(person, 'deleted') !== true && own(person, 'is_stranger') !== true;
}
