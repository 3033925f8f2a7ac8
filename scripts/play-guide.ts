/**
 * Plays reporters in a terminal, from the first view to the first answer, for readers who know only what a
 * screen says:
 *
 *     npm run play -- presses.json
 *
 * The file holds `{ "language": "sv", "plays": { "<id>": ["report", "safe", "about=gain next"] } }`: each
 * press is what is chosen or typed (`what="I saw it"`), if any, and the button. `$code` is the code that
 * was shown, and `$group` its last group. The press `answered` lets the handlers or HR answer what was sent,
 * and the answer come out. It prints the screen at which each play is, each screen once, and why a play
 * stopped where a press is not in its screen. With `--ends` it prints where each play has led, as JSON. The
 * product is whole, on a database that is thrown away; a play's code and the readers' ids stay the same.
 */
import { readFileSync } from 'node:fs';
import { type Element, elementsIn } from '../adaptive-cards/element';
import type { Locale } from '../bot/domain/ids';
import { openPlayedHouse, type Played } from '../test/played/play-through';

/** Writes a screen as lines of text: its texts, its choices and its buttons. */
function screen({ person, stopped }: Played): string {
  const card = person.card() as { readonly body: unknown };
  const why = stopped === undefined ? [] : [`!! stopped here at ${stopped}`];
  return [...why, ...elementsIn(card.body).flatMap(linesOf)].join('\n');
}

function linesOf(part: Element): string[] {
  switch (part.type) {
    case 'TextBlock':
      return [String(part.text)];
    case 'RichTextBlock':
      return [
        elementsIn(part.inlines)
          .map((run) => String(run.text))
          .join(''),
      ];
    case 'Container':
      return ['+--', ...elementsIn(part.items).flatMap(linesOf), '+--'];
    case 'ActionSet':
      return elementsIn(part.actions).map(
        (action) => `[${String(action.title)}]  <${(action.data as { act?: string }).act ?? ''}>`,
      );
    case 'Input.ChoiceSet': {
      const choices = part.choices as readonly { title: string; value: string }[];
      const chosen = valueOf(part).split(',');
      const [open, close] = part.isMultiSelect === true ? '[]' : '()';
      return [
        `${String(part.label)}:`,
        ...choices.map(({ title, value }) => {
          const mark = `${open}${chosen.includes(value) ? 'x' : ' '}${close}`;
          return `  ${mark} ${title}  <${String(part.id)}=${value}>`;
        }),
      ];
    }
    case 'Input.Text':
      return part.isVisible === false
        ? []
        : [`${String(part.label)}: ${valueOf(part) || '________'}  <${String(part.id)}=...>`];
    default:
      return [];
  }
}

const valueOf = ({ value }: Element): string => (typeof value === 'string' ? value : '');

async function main(file: string, flag: string | undefined): Promise<void> {
  const { language, plays } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly language: Locale;
    readonly plays: Readonly<Record<string, readonly string[]>>;
  };
  const house = await openPlayedHouse();
  const ends: { readonly id: string; readonly played: Played }[] = [];
  for (const [id, presses] of Object.entries(plays))
    ends.push({ id, played: await house.play(id, presses, language) });
  await house.office.close();
  if (flag === '--ends') {
    const all = ends.map(({ id, played }) => [id, outcome(played)]);
    console.log(JSON.stringify(Object.fromEntries(all), null, 1));
    return;
  }
  const screens = new Map<string, { readonly text: string; readonly ids: string[] }>();
  for (const { id, played } of ends) {
    const text = screen(played);
    const common = played.own.reduce((rest, own) => rest.replaceAll(own, ''), text);
    const { ids } = screens.get(common) ?? { ids: [] };
    screens.set(common, { text, ids: [...ids, id] });
  }
  for (const { text, ids } of screens.values()) console.log(`\n######## ${ids.join(' ')}\n${text}`);
}

function outcome({ views, stopped }: Played): object {
  const verdict = views.findLast((view) => view.name === 'verdict');
  const code = views.findLast((view) => view.name === 'report_code');
  const { answers: said, route, rule } = verdict ?? {};
  const toHr = code?.desk === 'hr';
  return { view: views.at(-1)?.name, toHr, answers: said, route, rule, stopped };
}

const [file, flag] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Name the file with the presses: npm run play -- presses.json\n');
  process.exit(1);
}
void main(file, flag);
