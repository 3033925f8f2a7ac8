import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ButtonName } from '../../../bot/domain/buttons';
import type { Fields } from '../../../bot/domain/fields';
import type { Desk, Locale, MemberId } from '../../../bot/domain/ids';
import type { QueueItem } from '../../../bot/domain/register-view';
import type { Press } from '../../../bot/ports/dialogue';
import type { Who } from '../../../bot/ports/people';
import { onCopyOf, type Place } from '../databases/places';
import { openVissla, type Person, pressOf, type TestVissla } from '../open-vissla';
import { buttonsOf, fieldOf, inputsOf, type SlackNode, submitOf } from '../people/slack-view';

/** What an earlier version left; its README says more. */
const left = resolve(__dirname, '..', '..', 'fixtures', '0.1.0');

/** A thread as it stood there. */
interface LeftThread {
  readonly receipt: string;
  readonly reference: string;
  readonly desk: Desk;
  readonly filedOn: string;
  readonly status: string;
  /** What the reporter and the desk read. */
  readonly texts: readonly string[];
  /** What the desk alone reads. */
  readonly notes: readonly string[];
  readonly hiddenFrom: readonly MemberName[];
}

/** What stood on somebody's screen: a card in Teams, or a modal in Slack. */
interface LeftScreen {
  readonly who: Who;
  readonly locale: Locale;
  readonly card?: object;
  readonly modal?: SlackNode;
  /** What was typed when its button was pressed the first time. */
  readonly typed?: Fields;
  /** The texts that wait behind it. */
  readonly waits?: Fields;
  /** What lies under it in Slack, by the id that its metadata says, and what was typed there. */
  readonly beneath?: { readonly id: string; readonly modal: SlackNode; readonly typed: Fields };
  /** The receipt that it shows, or has shown. */
  readonly receipt?: string;
}

export type MemberName = 'karin' | 'erik' | 'amira' | 'eva' | 'jonas';

interface Facts {
  /** When the last process ended. */
  readonly now: string;
  readonly people: Readonly<
    Record<
      MemberName | 'pelle',
      { readonly id: MemberId; readonly desk: Desk; readonly locale: Locale; readonly who: Who }
    >
  >;
  readonly invitation: { readonly code: string; readonly desk: Desk };
  readonly threads: Readonly<Record<string, LeftThread>>;
  /** Reports in the pool. */
  readonly waiting: Readonly<Record<string, LeftThread>>;
  readonly queues: Readonly<Record<MemberName, readonly string[]>>;
  /** What the queues say, each reference once. */
  readonly items: readonly Omit<QueueItem, 'thread'>[];
  /** The excerpt that HR has of the thread `excerpted`. */
  readonly excerpt: { readonly reference: string; readonly text: string; readonly answer: string };
  readonly screens: Readonly<Record<string, LeftScreen>>;
}

export const facts = JSON.parse(readFileSync(join(left, 'facts.json'), 'utf8')) as Facts;

export const memberNames = Object.keys(facts.queues) as MemberName[];

/** When it was left, in milliseconds since 1970-01-01 UTC. */
export const leftNow = Date.parse(facts.now);

export function copyLeft(): Promise<Place> {
  return onCopyOf(left);
}

/** The product over a copy of it, at the moment at which it was left; what waits is released when told. */
export async function openLeft(on?: Place): Promise<TestVissla> {
  return openVissla({
    on: on ?? (await copyLeft()),
    kind: 'production',
    now: leftNow,
    releases: 'when-told',
    receipts: 'as-in-production',
  });
}

export function leftThread(name: string): LeftThread {
  const thread = facts.threads[name] ?? facts.waiting[name];
  if (thread === undefined) throw new Error(`no thread "${name}"`);
  return thread;
}

export function leftScreen(name: string): LeftScreen {
  const screen = facts.screens[name];
  if (screen === undefined) throw new Error(`no screen "${name}"`);
  return screen;
}

/** What is typed back of the receipt that the screen shows. */
export function lastGroup(screen: string): Fields {
  return { group: leftScreen(screen).receipt?.slice(-4) ?? '' };
}

export function memberOf(office: Pick<TestVissla, 'person'>, name: MemberName): Person {
  const { who, locale } = facts.people[name];
  return office.person(who, locale);
}

/** Presses a button of what stood on a screen, and gives the person with what is shown then. */
export async function goesOn(
  office: Pick<TestVissla, 'person' | 'vissla'>,
  name: string,
  button: ButtonName,
  typed: Fields = {},
): Promise<Person> {
  const { who, locale, card, modal } = leftScreen(name);
  const press =
    card === undefined ? pressOfModal(modal ?? {}, button, typed) : pressOf(card, button, typed);
  const person = office.person(who, locale);
  person.shown = await office.vissla.dialogue({ who, locale, button, ...press });
  return person;
}

/** What Slack sends of a modal: its metadata, and what stands in its inputs. */
function pressOfModal(
  modal: SlackNode,
  button: string,
  typed: Fields,
): Pick<Press, 'fields' | 'draft' | 'texts'> {
  if (submitOf(modal) !== `vissla:${button}` && !buttonsOf(modal).includes(`act:${button}`))
    throw new Error(`this view has no button "${button}"`);
  const inputs = inputsOf(modal);
  for (const name of Object.keys(typed)) {
    if (!inputs.some((input) => fieldOf(input) === name))
      throw new Error(`this view has no field "${name}"`);
  }
  const stands = inputs.flatMap((input): [string, string][] => {
    const value = initialOf(input.element ?? {});
    return value === undefined ? [] : [[fieldOf(input), value]];
  });
  const { d: draft } = JSON.parse(modal.private_metadata ?? '{}') as { readonly d?: string };
  return { fields: { ...Object.fromEntries(stands), ...typed }, draft, texts: undefined };
}

function initialOf(element: SlackNode): string | undefined {
  const { initial_value, initial_option, initial_options } = element as {
    readonly initial_value?: string;
    readonly initial_option?: { readonly value: string };
    readonly initial_options?: readonly { readonly value: string }[];
  };
  return (
    initial_options?.map(({ value }) => value).join(',') ?? initial_option?.value ?? initial_value
  );
}
