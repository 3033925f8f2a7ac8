import type { ButtonName } from '../../../bot/domain/buttons';
import type { FieldName, Fields } from '../../../bot/domain/fields';
import type { FakeSlack, SlackCall, SlackClient, SlackOutcome } from '../../../office/slack/slack';
import { surname } from '../canaries';
import { enterWith, type MessengerPerson } from './messenger-person';
import { buttonsOf, fieldOf, inputsOf, type SlackNode, submitOf } from './slack-view';

/** Somebody in Slack, over the wire: signed requests to the real endpoint, views as Slack shows them. */
export interface SlackPerson extends MessengerPerson {
  /** Opens the dialog as `opens` does, but not again when the bot asks for it. */
  opensOnce(door?: 'desk'): Promise<void>;
  readonly client: SlackClient;
  /** The top of the stack of modals; none when the dialog is closed. */
  readonly view: SlackNode | undefined;
  /** Slack's answer to the last press: `errors` when the same view stays with a sentence at an input. */
  readonly outcome: SlackOutcome;
  /** Looks at the app's Home. */
  looksHome(): Promise<void>;
  /** Presses as `presses` does, but not again when the bot asks for it. */
  pressesOnce(act: ButtonName, typed?: Fields): Promise<void>;
  /** Opens the dialog by the command, with any text behind it. */
  commands(text: string): Promise<void>;
  /** Closes what is open. */
  closes(): void;
  /** Writes to the bot, as if the tab were writable. */
  writes(text: string): Promise<void>;
  /** What stands in the inputs of the top view. */
  holds(): Fields;
}

export function slackPerson(slack: FakeSlack, user: string): SlackPerson {
  const client = slack.client(user, { name: `${user}.${surname}`.toLowerCase() });
  const answers: string[] = [];
  let outcome: SlackOutcome = { kind: 'ok' };
  const home = (): SlackNode | undefined => client.home as SlackNode | undefined;
  const top = (): SlackNode | undefined => client.modals.at(-1) as SlackNode | undefined;
  /** Takes an answer, and waits where the Web API changes the screen afterwards. */
  const took = async (request: Promise<SlackOutcome>, then?: () => boolean): Promise<void> => {
    outcome = await request;
    if (outcome.kind === 'failed') throw new Error(`HTTP ${outcome.status}`);
    if (outcome.kind === 'timeout') throw new Error('no answer within three seconds');
    if (then !== undefined) await slack.until(then);
    answers.push(JSON.stringify([outcome, client.home, client.modals, client.messages]));
  };
  const changed = (look: () => SlackNode | undefined): (() => boolean) => {
    const { id, hash } = look() ?? {};
    return () => {
      const now = look();
      return now?.id !== id || now?.hash !== hash;
    };
  };
  /** Sends the dialog. A view with many options comes after a word of patience. */
  const submits = async (): Promise<void> => {
    const then = changed(top);
    await took(client.submit());
    if (!asksForAMoment(outcome)) return;
    await slack.until(then);
    outcome = { kind: 'ok' };
    answers.push(JSON.stringify(client.modals));
  };
  const type = (view: SlackNode, typed: Fields): void => {
    for (const [name, value] of Object.entries(typed)) {
      const input = inputsOf(view).find((block) => fieldOf(block) === name);
      if (input?.block_id === undefined) throw new Error(`this view has no field "${name}"`);
      client.fill(input.block_id, takesSeveral(input) ? value.split(',').filter(Boolean) : value);
    }
  };
  const person: SlackPerson = {
    client,
    answers,
    get view() {
      return top();
    },
    get outcome() {
      return outcome;
    },
    looksHome: () => took(client.openHome(), changed(home)),
    opens: async (door) => {
      const before = slack.calls.length;
      try {
        await person.opensOnce(door);
      } catch (error) {
        // On a slow machine a press may be too old for the bot: then one presses again, as Home says.
        if (!asksToPressAgain(home()) || !wasTooLate(slack.calls.slice(before))) throw error;
        await person.opensOnce(door);
      }
    },
    opensOnce: async (door) => {
      person.closes();
      await person.looksHome();
      const opened = changed(top);
      const homeChanged = changed(home);
      const button = door === 'desk' ? 'act:desk' : 'act:open';
      // Home may also change by itself just now, since it was looked at.
      const refused = (): boolean => homeChanged() && asksToPressAgain(home());
      await took(client.press(button), () => opened() || refused());
      if (top() === undefined) throw new Error('no dialog was opened');
    },
    presses: async (act, typed) => {
      await person.pressesOnce(act, typed);
      // On a slow machine the bot may ask for patience: then one presses again, as it says.
      for (let tries = 0; tries < 9 && asksForPatience(outcome); tries++)
        await person.pressesOnce(act);
    },
    enters: (code) => enterWith(person, code),
    pressesOnce: async (act, typed = {}) => {
      const view = top();
      if (view === undefined) throw new Error('no dialog is open');
      type(view, typed);
      if (buttonsOf(view).includes(`act:${act}`))
        await took(client.press(`act:${act}`), changed(top));
      else if (submitOf(view) === `vissla:${act}`) await submits();
      else if (act === 'leave') client.close();
      else throw new Error(`this view has no button "${act}": ${person.reads()}`);
    },
    commands: async (text) => {
      person.closes();
      await took(client.command(text), () => client.modals.length > 0);
    },
    closes: () => {
      while (client.modals.length > 0) client.close();
    },
    writes: async (text) => {
      const said = (): number => client.messages.filter(({ from }) => from === 'bot').length;
      const before = said();
      await took(client.write(text), () => said() > before);
    },
    again: () => client.again(),
    has: (act) => {
      const view = top();
      if (view === undefined) return false;
      return submitOf(view) === `vissla:${act}` || buttonsOf(view).includes(`act:${act}`);
    },
    reads: () => JSON.stringify(top() ?? {}),
    holds: () => holdsOf(client),
  };
  return person;
}

function asksForAMoment(outcome: SlackOutcome): boolean {
  if (outcome.kind !== 'errors') return false;
  return Object.values(outcome.errors).some((text) => text.includes('Ett ögonblick'));
}

function asksForPatience(outcome: SlackOutcome): boolean {
  if (outcome.kind !== 'errors') return false;
  return Object.values(outcome.errors).some((text) => text.includes('Tryck igen'));
}

function asksToPressAgain(home: SlackNode | undefined): boolean {
  return JSON.stringify(home ?? {}).includes('Tryck en gång till');
}

/** Whether a dialog was not opened because its press was too old. */
function wasTooLate(calls: readonly SlackCall[]): boolean {
  return calls.some(
    ({ method, answer }) =>
      method === 'views.open' && answer !== 'dropped' && answer.error === 'expired_trigger_id',
  );
}

/** What stands in the inputs of the top view, choices by their values. */
function holdsOf(client: SlackClient): Fields {
  const holds: Partial<Record<FieldName, string>> = {};
  const inputs = inputsOf(client.modals.at(-1) ?? {});
  for (const [block, actions] of Object.entries(client.values)) {
    const value = Object.values(actions as Record<string, State>).map(textOf)[0] ?? '';
    const input = inputs.find(({ block_id }) => block_id === block) ?? { block_id: block };
    const field = fieldOf(input) as FieldName;
    const before = holds[field];
    if (value !== '') holds[field] = before === undefined ? value : `${before}\n${value}`;
  }
  return holds;
}

interface State {
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: readonly { readonly value: string }[];
}

function textOf({ value, selected_option, selected_options }: State): string {
  if (selected_options !== undefined) return selected_options.map((one) => one.value).join(',');
  return selected_option?.value ?? value ?? '';
}

function takesSeveral({ element }: SlackNode): boolean {
  return element?.type === 'checkboxes' || element?.type === 'multi_static_select';
}
