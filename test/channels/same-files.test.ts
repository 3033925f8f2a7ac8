import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const channels = resolve(__dirname, '../../bot/channels');

/**
 * The files and folders of a channel, by name alone: `render` is a file in Teams, which shows cards as they
 * are.
 */
function partsOf(channel: 'teams' | 'slack' | 'web' | 'web/desk'): string[] {
  return readdirSync(resolve(channels, channel)).map((name) => name.replace(/\.ts$/, ''));
}

/** Who knows one channel finds the same thing under the same name in the other. */
const inBoth = [
  'address', // a member's address for notices
  'answer', // what is shown next -> the messenger's answer
  'channel', // all of it put together
  'fallback', // the sentence where no card can be drawn
  'faults', // the closed list of codes
  'guard', // who is admitted, before the SDK sees anything
  'payload', // what is taken from a request
  'probe', // the doctor's questions
  'read', // payload -> press
  'render', // card -> what the messenger shows
  'router', // what is done about each kind of request
  'send', // notices
  'settings',
];

/** The web needs no more than these: nobody is called there, and its library is Node's. */
const onWeb = [
  'answer',
  'channel',
  'faults',
  'guard',
  'read',
  'render',
  'router',
  'settings', // the same things as in the messengers
];

/** What the desk on the web has besides: people sign in there, and keep two cards in one page. */
const atTheWebDesk = [
  'calendar', // the reminder's days as a file
  'case-pane', // a case with its facts, and what can be done in a bar
  'challenges', // what one touch of a passkey is for
  'channel',
  'downloads', // what leaves the desk as a file
  'faults',
  'kept-pages', // what a form led to, until it is fetched
  'list-pane', // the list as a table
  'marked-pane', // a redacted copy with what is under its marks
  'page', // the pages around the cards
  'panes', // the list and what is beside it
  'passkey-forms', // what makes, touches, lists and removes passkeys
  'router',
  'sessions', // who has signed in, in memory alone
  'settings',
  'touches', // signing in, joining, the second passkey, going on
  'visits', // what somebody sees who has signed in
  'webauthn', // what a browser says of a passkey
  'words',
  'world', // what all of these share
];

test('the web door has no thing of another name, and a room for the desk', () => {
  // Each form is answered with the name of a page, which is kept until it is fetched.
  expect(partsOf('web').sort()).toEqual([...onWeb, 'desk', 'drawn-pages'].sort());
  expect(partsOf('web/desk').sort()).toEqual(atTheWebDesk);
  expect(onWeb.filter((name) => !inBoth.includes(name))).toEqual([]);
});

test('both channels have the same files where both have the thing', () => {
  const [teams, slack] = [partsOf('teams'), partsOf('slack')];
  expect(teams.filter((name) => slack.includes(name)).sort()).toEqual(inBoth);
});
