import { settingNames } from '../../bot/settings/names';
import { programCommands } from '../support/houses/program-commands';
import { helpOf } from '../support/houses/run-command';
import { filesUnder, readFile } from './read-docs';

const guides = ['docs/operator.md', 'docs/deploy-azure.md', 'docs/incident-guide.md'];

/** What the organisation fills in and decides: it names commands and settings as the guides do. */
const templates = [...filesUnder('docs/templates'), 'docs/beslut.md'];

/** A command as the guides write it, without what stands before its own words. */
const written =
  /(?:npm run vissla -- |dist\/bot\/operator\/vissla\.js |(?:^ *|`)vissla )([a-z][^`\n|;]*)/gm;

const commandsIn = (page: string): string[] =>
  [...readFile(page).matchAll(written)].flatMap(([, words]) => words?.trim() ?? []);

/** The longest way of subcommands that a line begins with: of `staff remove <id>` it is `staff remove`. */
async function commandOf(line: string): Promise<readonly string[]> {
  const way: string[] = [];
  for (const word of line.split(' ')) {
    const said = await helpOf(way);
    if (!new RegExp(`^ {2}${word}\\b`, 'm').test(said.split('Commands:\n')[1] ?? '')) break;
    way.push(word);
  }
  return way;
}

const whole = new Set(programCommands());
it('have commands in them', () => {
  expect(guides.flatMap(commandsIn).length).toBeGreaterThan(40);
});

describe.each([...guides, ...templates])('%s', (page) => {
  it('names settings that there are', () => {
    const known: readonly string[] = settingNames;
    const named = readFile(page).match(/\bVISSLA_[A-Z_]+\b/g) ?? [];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('names commands and options that there are', async () => {
    const lines = commandsIn(page);
    const wrong: string[] = [];
    for (const line of lines) {
      const command = await commandOf(line);
      const said = await helpOf(command);
      const options = [...line.matchAll(/--[\w-]+/g)].map(([option]) => option);
      const isWhole = whole.has(command.join(' '));
      if (!isWhole || options.some((option) => !said.includes(option))) wrong.push(line);
    }
    expect(wrong).toEqual([]);
  });
});

describe.each(guides)('%s', (page) => {
  it('leaves no blank that was to be filled', () => {
    expect(readFile(page)).not.toMatch(/\b(?:DRILL|TRIED_\w+|TBD)\b/);
  });
});
