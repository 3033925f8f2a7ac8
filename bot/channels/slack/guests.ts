import { own } from '../untrusted';
import type { Web } from './web';

/** Asks Slack whether somebody belongs to the workspace and is no guest (`users:read`). Rejects when Slack does not say. */
export async function isNoGuest(web: Pick<Web, 'call'>, user: string): Promise<boolean> {
  const person = own(await web.call('users.info', { user }), 'user');
  // What is not said is not assumed: all of them are there for everybody (docs.slack.dev/reference/objects/user-object).
  const full = ['is_restricted', 'is_ultra_restricted'].every((key) => own(person, key) === false);
  return full && own(person, 'deleted') !== true && own(person, 'is_stranger') !== true;
}
