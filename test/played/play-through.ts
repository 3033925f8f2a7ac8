import type { ButtonName } from '../../bot/domain/buttons';
import type { Fields } from '../../bot/domain/fields';
import type { Desk, Locale } from '../../bot/domain/ids';
import type { View } from '../../bot/domain/view';
import { openVissla, type Person, type TestVissla } from '../support/open-vissla';
import { admits, looksFor } from '../support/people/report';
import { seededRandom } from '../support/seeded-random';

export interface Played {
  readonly person: Person;
  readonly views: readonly View[];
  /** What was shown to this person alone: the code, and the reference. */
  readonly own: readonly string[];
  /** Why a press could not be pressed; those after it are left out. */
  readonly stopped: string | undefined;
}

/** The whole product with people at both desks, who answer what was sent. */
export interface PlayedHouse {
  readonly office: TestVissla;
  /** Plays a person from the first view; the same id draws the same code again. */
  play(id: string, presses: readonly string[], locale: Locale): Promise<Played>;
}

export const answers: Readonly<Record<Locale, string>> = {
  sv: 'Tack. Vi tittar på det. Hur länge har det pågått?',
  en: 'Thank you. We are looking at it. For how long has it gone on?',
};

export async function openPlayedHouse(): Promise<PlayedHouse> {
  const random = seededRandom();
  const office = await openVissla({ random });
  const readers = await office.staff(
    'Kommunjurist / Municipal lawyer',
    'Säkerhetschef / Head of security',
    'Kanslichef / Head of administration',
  );
  const [lawyer, , newcomer] = readers;
  const waiting = await office.people.find(newcomer.who);
  if (waiting === undefined) throw new Error('nobody waits to be let in');
  await admits(lawyer, waiting.id);
  const hr = await office.staffHr('HR-chef / Head of HR', 'HR-specialist / HR specialist');
  const desks: Readonly<Record<Desk, readonly Person[]>> = { whistleblowing: readers, hr };

  /** Whoever may read it answers; whether anybody may. */
  const answer = async (desk: Desk, reference: string, text: string): Promise<boolean> => {
    await office.passes();
    for (const member of desks[desk]) {
      const { name } = await looksFor(member, reference);
      if (name !== 'desk_thread') continue;
      await member.presses('desk_reply');
      await member.presses('desk_do_reply', { text });
      await office.passes();
      return true;
    }
    return false;
  };

  const play: PlayedHouse['play'] = async (id, presses, locale) => {
    random.begins(`play ${id}`);
    const person = office.person(id, locale);
    const views = [await person.opens()];
    let [code, reference, desk]: [string, string, Desk] = ['', '', 'whistleblowing'];
    const answered = async (): Promise<View> => {
      if (reference === '') throw new Unplayable('nothing is sent yet');
      if (!(await answer(desk, reference, answers[locale])))
        throw new Unplayable('nobody may read it');
      return person.opens();
    };
    const pressed = async (press: string): Promise<View> => {
      if (press === 'answered') return answered();
      const { button, fields } = pressOf(press, code);
      return person.presses(button, fields);
    };
    const end = (stopped?: string): Played => ({ person, views, own: [code, reference], stopped });
    for (const press of presses) {
      try {
        const view = await pressed(press);
        views.push(view);
        if (view.name === 'report_code') [code, desk] = [view.reportCode, view.desk];
        // What is sent in practice goes nowhere.
        if (view.name === 'filed' && person.shown.practice !== true) reference = view.reference;
      } catch (error) {
        if (isUnplayable(error)) return end(`${press}: ${error.message}`);
        throw error;
      }
    }
    return end();
  };
  return { office, play };
}

class Unplayable extends Error {}

/** A button or a field that is not in the view is the player's mistake. */
const isUnplayable = (error: unknown): error is Error =>
  error instanceof Unplayable ||
  (error instanceof Error && error.message.startsWith('this view has no '));

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
