import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../../bot/domain/ids';
import type { MessengerPerson } from '../support/people/messenger-person';
import type { Reading } from '../support/people/messenger-reading';

/** Somebody in one messenger, with what only a test can do. */
export interface Colleague extends MessengerPerson {
  /** What the dialog shows just now. */
  looks(): Reading;
  /** Whether the last press was answered by this sentence, or by the messenger's own at an input. */
  isAsked(sentence: string): boolean;
  /** The choices of the view, with what each sends. */
  choices(): readonly Choice[];
  /** What the bot has said outside the dialog, message by message. */
  hears(): readonly (readonly string[])[];
  /** Writes in the chat with the bot. */
  writes(text: string): Promise<void>;
  /** Changes the sealed draft that the view carries, as a forged client could. */
  alters(): void;
}

export interface Choice {
  readonly title: string;
  readonly value: string;
}

/** One bot, and people who all use one messenger. */
export interface OneMessenger {
  colleague(name: string): Colleague;
  invite(title: string, desk?: Desk): Promise<string>;
  /** Resolves once everything that was written is delivered. */
  settled(): Promise<void>;
  /** An hour and a minute later; the dialog is still open. */
  anHourLater(colleague: Colleague): Promise<Colleague>;
  /** Where what was typed, a report code or who reported was found although it may not lie there. */
  leaks(): Promise<string[]>;
  ends(): Promise<void>;
}

/** What somebody did, and what was there to see and to do after it. */
export interface Step extends Reading {
  readonly step: string;
}

/** A messenger's house in which a story is told: every step of an actor is written down. */
export interface House {
  /** Somebody whose steps are compared between the messengers. */
  readonly actor: (name: string) => Colleague;
  /** The same person, whose steps are taken without being written down. */
  readonly quietly: (name: string) => Colleague;
  invite(title: string, desk?: Desk): Promise<string>;
  settled(): Promise<void>;
  anHourLater(name: string): Promise<void>;
  /** What somebody hears after so many messages; waits until there is something. */
  hears(name: string, after: number): Promise<readonly string[]>;
  /** Writes down something else that must be the same in both messengers. */
  notes(what: string, says: readonly string[]): void;
}

export type Story = (house: House) => Promise<void>;

/**
 * Opens a house on a bot, and gives what was written down.
 * @param whoIs who somebody of that name is in this story
 */
export function tell(
  bot: OneMessenger,
  people: Map<string, Colleague>,
  whoIs: (name: string) => string = (name) => name,
): House & { steps: Step[] } {
  const steps: Step[] = [];
  const quietly = (name: string): Colleague => {
    const who = whoIs(name);
    const known = people.get(who) ?? bot.colleague(who);
    people.set(who, known);
    return known;
  };
  return {
    steps,
    quietly,
    actor: (name) => {
      const taken = async (step: string, does: Promise<void>): Promise<void> => {
        await does;
        steps.push({ step: `${name} ${step}`, ...quietly(name).looks() });
      };
      return {
        ...forward(() => quietly(name)),
        opens: (door) => taken(`opens ${door ?? ''}`, quietly(name).opens(door)),
        presses: (act, typed) => taken(`presses ${act}`, quietly(name).presses(act, typed)),
        enters: (code) => taken('enters a code', quietly(name).enters(code)),
      };
    },
    invite: (title, desk) => bot.invite(title, desk),
    settled: () => bot.settled(),
    anHourLater: async (name) => {
      const later = await bot.anHourLater(quietly(name));
      // What the others were signed in with is no longer good.
      people.clear();
      people.set(whoIs(name), later);
    },
    hears: async (name, after) => {
      for (let tries = 0; tries < 4_800; tries++) {
        const heard = quietly(name).hears().slice(after);
        if (heard.length > 0) return heard.flat();
        await wait(25);
      }
      throw new Error(`${name} hears nothing`);
    },
    notes: (step, says) => {
      steps.push({ step, says, offers: [], holds: {} });
    },
  };
}

/** Somebody whose clients may be exchanged meanwhile. */
function forward(who: () => Colleague): Colleague {
  return {
    get answers() {
      return who().answers;
    },
    opens: (door) => who().opens(door),
    presses: (act, typed) => who().presses(act, typed),
    enters: (code) => who().enters(code),
    again: () => who().again(),
    has: (act) => who().has(act),
    reads: () => who().reads(),
    looks: () => who().looks(),
    isAsked: (sentence) => who().isAsked(sentence),
    choices: () => who().choices(),
    hears: () => who().hears(),
    writes: (text) => who().writes(text),
    alters: () => {
      who().alters();
    },
  };
}
