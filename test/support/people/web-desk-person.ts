import { rowField } from '../../../bot/channels/web/desk/list-pane';
import { deskWords } from '../../../bot/channels/web/desk/words';
import type { DeskVisitor } from './desk-visitor';
import { enterWith, type MessengerPerson } from './messenger-person';
import { allOf, attribute, type PageNode, textOf } from './web-page';

/** Somebody who works at the web desk: sees the case if one is open, and else the list. */
export interface WebDeskPerson extends MessengerPerson {
  /** The card that a messenger would show; a page without it between signing out and in. */
  readonly pane: PageNode;
  /** The name of the pane and a point, which its fields and buttons begin with. */
  readonly prefix: string;
  /** The passkeys and cookies that this person has had. */
  readonly secrets: ReadonlySet<string>;
}

const say = deskWords.sv;
const nothing: PageNode = { tag: 'section', attributes: new Map(), children: [] };

/**
 * Works as somebody in a messenger does. Whatever the web desk asks for first is given: a sign-in, a second
 * passkey, a touch.
 * @param typedHere what is typed at the web desk of an invitation; a messenger's member has a code of his own
 */
export function webDeskPerson(
  visitor: DeskVisitor,
  typedHere: (invitation: string) => Promise<string> = (code) => Promise.resolve(code),
): WebDeskPerson {
  const secrets = new Set<string>();
  let lookedFor = false;
  const comesIn = async (): Promise<void> => {
    const isSignedOut = visitor.heading() === say.signIn && visitor.keys.length > 0;
    if (isSignedOut) await visitor.signsIn();
    if (visitor.heading() === say.again) await visitor.touches();
    if (visitor.heading() === say.second) await visitor.addsSecond();
    for (const { id } of visitor.keys) secrets.add(id);
    if (visitor.cookie !== undefined) secrets.add(visitor.cookie);
  };
  const shows = (button: string, on = visitor.page): boolean =>
    // Buttons are filled up, as at the door.
    allOf(on, 'button').some((one) => attribute(one, 'value').replace(/\.+$/, '') === button);
  const person: WebDeskPerson = {
    answers: [],
    secrets,
    get pane() {
      const panes = allOf(visitor.page, 'section');
      return panes.find((one) => attribute(one, 'id') === 'case') ?? panes[0] ?? nothing;
    },
    get prefix() {
      return `${attribute(person.pane, 'id')}.`;
    },
    opens: async () => {
      await visitor.goes('/');
      await comesIn();
    },
    presses: async (act, typed = {}) => {
      // The page signs out at its top, which closes both panes.
      if (act === 'leave') return visitor.posts('/out', new URLSearchParams({ locale: 'sv' }));
      if (act === 'desk_open') {
        const form = visitor.form('enter');
        form.set('act', `${person.prefix}${act}`);
        form.set(rowField, typed.thread ?? '');
        await visitor.posts('/', form);
        return comesIn();
      }
      const own = Object.entries(typed).map(([name, value]) => [`${person.prefix}${name}`, value]);
      await visitor.presses(
        `${person.prefix}${act}`,
        Object.fromEntries(own) as Record<string, string>,
      );
      await comesIn();
      // A hit is a line: who looks for one case opens the only one.
      const hits = allOf(visitor.page, 'button').filter(
        (one) => attribute(one, 'name') === rowField,
      );
      if (act === 'desk_find' && hits.length === 1) {
        await visitor.opens();
        await comesIn();
        lookedFor = true;
      }
      // The list stays as it was looked through beside the case; a card shows all again.
      if (act === 'desk_queue' && lookedFor) {
        if (shows('list.desk_all')) await visitor.presses('list.desk_all');
        lookedFor = false;
      }
      if (visitor.status !== 200) throw new Error(`HTTP ${visitor.status}`);
    },
    enters: async (code) => {
      if (visitor.keys.length > 0) return enterWith(person, code);
      await visitor.joins(await typedHere(code));
      await comesIn();
    },
    again: () => Promise.reject(new Error('nobody repeats a request here')),
    has: (act) => shows(`${person.prefix}${act}`, person.pane),
    reads: () => textOf(person.pane),
  };
  return person;
}
