/**
 * Plays reporters in a terminal, from the first view to the first answer, for readers who know only what a
 * screen says:
 *
 *     npm run play -- presses.json
 *
 * The file holds `{ "language": "sv", "plays": { "<id>": ["report", "safe", "about=gain next"] } }`: each
 * press is what is chosen or typed (`what="I saw it"`), if any, and the button. `$code` is the code that
 * was shown, and `$group` its last group. The press `answered` lets the handlers or HR answer what was sent,
 * and the answer come out. It prints the screen at which each play is, each screen once. With `--ends` it
 * prints where each play has led, as JSON. The product is whole, on a database that is thrown away.
 */
import { readFileSync } from 'node:fs';
import { elementsIn } from '../adaptive-cards/element';
import type { ButtonName } from '../bot/domain/buttons';
import type { Fields } from '../bot/domain/fields';
import type { Locale } from '../bot/domain/ids';
import type { View } from '../bot/domain/view';
import { openVissla, type Person, type TestVissla } from '../test/support/open-vissla';
import { does } from '../test/support/people/report';

interface Played {
  readonly person: Person;
  readonly views: readonly View[];
}

const answers = {
  sv: 'Tack. Vi tittar på det. Hur länge har det pågått?',
  en: 'Thank you. We are looking at it. For how long has it gone on?',
};

async function play(
  { office, karin, hr }: House,
  locale: Locale,
  id: string,
  presses: readonly string[],
): Promise<Played> {
  const person = office.person(id, locale);
  const views = [await person.opens()];
  let code = '';
  for (const press of presses) {
    if (press === 'answered') {
      const filed = views.findLast((view) => 'reference' in view) as { reference: string };
      const isHr = views.some((view) => view.name === 'report_code' && view.desk === 'hr');
      await office.passes();
      await does(isHr ? hr : karin, filed.reference, 'reply', { text: answers[locale] });
      await office.passes();
      views.push(await person.opens());
      continue;
    }
    const { button, fields } = pressOf(press, code);
    const view = await person.presses(button, fields);
    if (view.name === 'report_code') code = view.reportCode;
    views.push(view);
  }
  return { person, views };
}

/** `about=gain next` or `what="I saw it" file`. */
function pressOf(press: string, code: string): { button: ButtonName; fields: Fields } {
  const pairs = [...press.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(
    ([, name = '', quoted, plain = '']) => [
      name,
      (quoted ?? plain).replace('$code', code).replace('$group', code.slice(-4)),
    ],
  );
  const button = press.split(' ').at(-1) as ButtonName;
  return { button, fields: Object.fromEntries(pairs) as Fields };
}

interface House {
  readonly office: TestVissla;
  readonly karin: Person;
  readonly hr: Person;
}

async function openHouse(): Promise<House> {
  const office = await openVissla();
  const [karin] = await office.staff(
    'Kommunjurist / Municipal lawyer',
    'Säkerhetschef / Head of security',
  );
  const [hr] = await office.staffHr('HR-chef / Head of HR', 'HR-specialist / HR specialist');
  return { office, karin, hr };
}

/** Writes a screen as lines of text: its texts, its choices and its buttons. */
function screen({ person }: Played): string {
  const card = person.card() as { readonly body: unknown };
  return elementsIn(card.body).flatMap(linesOf).join('\n');
}

function linesOf(part: ReturnType<typeof elementsIn>[number]): string[] {
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
      const mark = part.isMultiSelect === true ? '[ ]' : '( )';
      return [
        `${String(part.label)}:`,
        ...choices.map(({ title, value }) => `  ${mark} ${title}  <${String(part.id)}=${value}>`),
      ];
    }
    case 'Input.Text':
      return part.isVisible === false
        ? []
        : [`${String(part.label)}: ________  <${String(part.id)}=...>`];
    default:
      return [];
  }
}

async function main(file: string, flag: string | undefined): Promise<void> {
  const { language, plays } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly language: Locale;
    readonly plays: Readonly<Record<string, readonly string[]>>;
  };
  const house = await openHouse();
  const ends: { readonly id: string; readonly played: Played }[] = [];
  for (const [id, presses] of Object.entries(plays))
    ends.push({ id, played: await play(house, language, id, presses) });
  await house.office.close();
  if (flag === '--ends') {
    const outcome = ({ views }: Played): object => {
      const verdict = views.findLast((view) => view.name === 'verdict');
      const code = views.findLast((view) => view.name === 'report_code');
      const { answers: said, route, rule } = verdict ?? {};
      return { view: views.at(-1)?.name, toHr: code?.desk === 'hr', answers: said, route, rule };
    };
    const all = ends.map(({ id, played }) => [id, outcome(played)]);
    console.log(JSON.stringify(Object.fromEntries(all), null, 1));
    return;
  }
  const screens = new Map<string, string[]>();
  for (const { id, played } of ends)
    screens.set(screen(played), [...(screens.get(screen(played)) ?? []), id]);
  for (const [text, ids] of screens) console.log(`\n######## ${ids.join(' ')}\n${text}`);
}

const [file, flag] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Name the file with the presses: npm run play -- presses.json\n');
  process.exit(1);
}
void main(file, flag);
