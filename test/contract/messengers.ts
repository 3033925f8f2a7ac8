import { rowField } from '../../bot/channels/web/desk/list-pane';
import { type BotOffice, openBotOffice, slackId } from '../support/houses/bot-office';
import { webOrigins } from '../support/houses/web-origins';
import type { SpeakerKind } from '../support/messengers/speakers';
import { everyElement } from '../support/open-vissla';
import { deskVisitor } from '../support/people/desk-visitor';
import type { MessengerPerson } from '../support/people/messenger-person';
import {
  type Reading,
  readSlack,
  readTeams,
  readWeb,
  readWebDesk,
  sentencesOfCard,
  sentencesOfView,
  without,
} from '../support/people/messenger-reading';
import type { SlackPerson } from '../support/people/slack-person';
import { inputsOf, type SlackNode } from '../support/people/slack-view';
import type { TeamsPerson } from '../support/people/teams-person';
import { type WebDeskPerson, webDeskPerson } from '../support/people/web-desk-person';
import { allOf, attribute, controlsOf, type PageNode, textOf } from '../support/people/web-page';
import { tracesOf, type WebPerson, webPerson } from '../support/people/web-person';
import { members } from './channel.contract';
import { leaksOf, nothingTyped, writesDown } from './channel-canaries';
import type { Choice, Colleague, OneMessenger } from './channel-house';

/** A bot that is set up for Teams alone, whose every press comes twice while the first is at work. */
export async function openTeamsAlone(speaker: SpeakerKind): Promise<OneMessenger> {
  const office = await openBotOffice(
    { teams: { repeatsAfter: 0 } },
    { ...(await webOrigins()).ofDesk, ...mails, VISSLA_TEAMS_SPEAKER: speaker },
  );
  const typed = nothingTyped();
  const persons = new Map<Colleague, [string, TeamsPerson]>();
  const colleague = (name: string, card: object = {}): Colleague => {
    const person = office.inTeams(name);
    person.card = card;
    const made = writesDown(typed, name, inTeams(office, name, person));
    persons.set(made, [name, person]);
    return made;
  };
  return {
    ...shared(office),
    leaks: () => leaksOf(office, typed, (name) => [`aad-${name}`, `29:${name}`, `a:${name}`]),
    colleague: (name) => colleague(name),
    anHourLater: async (before) => {
      await office.restarts({ minutes: 61 });
      const [name, { card }] = persons.get(before) ?? ['nobody', { card: {} }];
      return colleague(name, card);
    },
  };
}

/**
 * A bot that is set up for Slack alone. It derives report codes as in production: Slack waits three seconds.
 */
export async function openSlackAlone(transport: 'http' | 'socket'): Promise<OneMessenger> {
  const office = await openBotOffice(
    { slack: transport, reportCodes: 'as-in-production' },
    { ...(await webOrigins()).ofDesk, ...mails },
  );
  const typed = nothingTyped();
  return {
    ...shared(office),
    leaks: () =>
      leaksOf(office, typed, (name) => {
        const { team } = office.workspace.slack;
        const user = slackId(name);
        return [user, `${team}${user}`, `${team}:${user}`];
      }),
    ends: async () => {
      await shared(office).ends();
      expect(office.workspace.slack.refusals).toEqual([]);
    },
    colleague: (name) => writesDown(typed, name, inSlack(office.inSlack(name))),
    anHourLater: async (colleague) => {
      await office.restarts({ minutes: 61 });
      return colleague;
    },
  };
}

/** Mail, beside a desk on the web. Nobody is mailed: an address is given and taken back in one story. */
const mails = {
  VISSLA_SMTP_URL: 'smtps://vissla:canary@127.0.0.1:1',
  VISSLA_SMTP_FROM: 'vissla@exempelby.example',
};

/** They join in a story, which says what a messenger says: they are in Teams. */
const inTeamsAlone = ['Lina', 'Nils'];
/** Has joined in Teams, is told there that something waits, and works on the web by a code of his own. */
const inBoth = 'Daniel';

/**
 * A bot for Teams with the door on the web, at which employees are, and the desk on the web, where its people
 * are.
 */
export async function openWebBesideTeams(): Promise<OneMessenger> {
  const { door, desk, ofDoor, ofDesk } = await webOrigins();
  const office = await openBotOffice({ teams: true }, { ...ofDoor, ...ofDesk, ...mails });
  const typed = nothingTyped();
  const visitors = new Map<string, WebPerson[]>();
  const atDesk = new Map<string, WebDeskPerson>();
  const atWebDesk = (name: string): Colleague => {
    const inMessenger = inTeams(office, name, office.inTeams(name));
    const known =
      atDesk.get(name) ??
      webDeskPerson(
        deskVisitor(() => desk),
        name === inBoth ? (code) => ownCodeOf(inMessenger, code) : undefined,
      );
    atDesk.set(name, known);
    return onWebDesk(known, inMessenger);
  };
  return {
    ...shared(office),
    leaks: async () => {
      const secrets = [...atDesk.values()].flatMap((person) => [...person.secrets]);
      const said = JSON.stringify(office.teams.sent);
      const found = await leaksOf(office, typed, (name) => {
        const visits = visitors.get(name)?.flatMap((person) => person.visits);
        const { agent, address } = tracesOf(name);
        const own = [`aad-${name}`, `29:${name}`, ...(atDesk.get(name)?.secrets ?? [])];
        return visits === undefined ? own : [agent, address, ...visits];
      });
      const unseen = secrets.length > 7 ? [] : ['too few sessions'];
      return [...found, ...unseen, ...secrets.filter((secret) => said.includes(secret))];
    },
    colleague: (name) => {
      if (inTeamsAlone.includes(name))
        return writesDown(typed, name, inTeams(office, name, office.inTeams(name)));
      if (members.includes(name)) return writesDown(typed, name, atWebDesk(name));
      const person = webPerson(() => door, name);
      visitors.set(name, [...(visitors.get(name) ?? []), person]);
      return writesDown(typed, name, onWeb(person));
    },
    anHourLater: async (colleague) => {
      await office.restarts({ minutes: 61 });
      return colleague;
    },
  };
}

function shared(office: BotOffice): Pick<OneMessenger, 'invite' | 'settled' | 'ends'> {
  return {
    invite: (title, desk) => office.invite(title, desk),
    settled: () => office.settled(),
    ends: async () => {
      // A notice that is on its way when the messenger ends would be a fault in the log.
      await office.told();
      await office.ends();
      // A story sends a request to Slack's door once more: that one is refused. Some triggers come too late.
      // A busy machine may accept a connection too late. Each story asks for what came.
      const fine =
        /"level":"error","code":"(?!(?:refused_replay|slack_trigger|slack_unreachable)")/;
      expect(office.logged()).not.toMatch(fine);
    },
  };
}

function inTeams(office: BotOffice, name: string, person: TeamsPerson): Colleague {
  const conversation = encodeURIComponent(`a:${name}`);
  return {
    ...person,
    looks: () => readTeams(person),
    isAsked: (sentence) => readTeams(person).says.includes(sentence),
    hears: () =>
      office.teams.sent
        .filter(({ path }) => path.includes(conversation))
        .flatMap(({ body }) => (body as { attachments?: { content: object }[] }).attachments ?? [])
        .map(({ content }) => sentencesOfCard(content)),
    choices: () =>
      everyElement(person.card).flatMap((element) =>
        ((element as { choices?: readonly Choice[] }).choices ?? []).map(({ title, value }) => ({
          title,
          value,
        })),
      ),
    alters: () => {
      person.card = JSON.parse(
        JSON.stringify(person.card).replace(/WD1\.[\w-]+/g, (draft) => `${draft.slice(0, -4)}AAAA`),
      ) as object;
    },
  };
}

function inSlack(person: SlackPerson): Colleague {
  const { client } = person;
  return {
    answers: person.answers,
    opens: (door) => person.opens(door),
    presses: (act, typed) => person.presses(act, typed),
    enters: (code) => person.enters(code),
    again: () => person.again(),
    has: (act) => person.has(act),
    reads: () => person.reads(),
    looks: () => readSlack(person),
    isAsked: (sentence) =>
      person.outcome.kind === 'errors' || readSlack(person).says.includes(sentence),
    hears: () =>
      client.messages.filter(({ from }) => from === 'bot').map((said) => sentencesOfView(said)),
    choices: () =>
      inputsOf(person.view ?? {}).flatMap(({ element }) =>
        (element?.options ?? []).map((option) => ({
          title: titleOf(option),
          value: option.value ?? '',
        })),
      ),
    writes: (text) => person.writes(text),
    alters: () => {
      const view = client.modals.at(-1) as { private_metadata: string };
      view.private_metadata = view.private_metadata.replace(
        /WD1\.[\w-]+/,
        (draft) => `${draft.slice(0, -4)}AAAA`,
      );
    },
  };
}

function onWeb(person: WebPerson): Colleague {
  // What is shown is another page after each press.
  return Object.create(person, {
    looks: { value: () => readWeb(person) },
    isAsked: { value: (sentence: string) => readWeb(person).says.includes(sentence) },
    hears: { value: () => [] },
    writes: { value: () => Promise.reject(new Error('there is no chat at the door')) },
    choices: { value: () => choicesOf(person.page) },
  }) as Colleague;
}

/** Joins in Teams, and has a code shown there by which a passkey is added. */
async function ownCodeOf(member: MessengerPerson, invitation: string): Promise<string> {
  await member.opens();
  await member.enters(invitation);
  await member.opens('desk');
  await member.presses('desk_people');
  await member.presses('desk_account');
  await member.presses('desk_own_code');
  return /(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}/.exec(member.reads())?.[0] ?? '';
}

function onWebDesk(person: WebDeskPerson, { hears }: Pick<Colleague, 'hears'>): Colleague {
  const looks = (): Reading => readWebDesk(person);
  return Object.create(person, {
    looks: { value: looks },
    isAsked: { value: (sentence: string) => looks().says.includes(sentence) },
    hears: { value: hears },
    writes: { value: () => Promise.reject(new Error('there is no chat at the web desk')) },
    choices: {
      value: () => [...choicesOf(without(person.pane, 'narrow')), ...rowsOf(person.pane)],
    },
    alters: {
      value: () => {
        throw new Error('nobody alters a page of the web desk in a story');
      },
    },
  }) as Colleague;
}

/** The cases of a list, each with what opens it. */
function rowsOf(pane: PageNode): readonly Choice[] {
  return allOf(pane, 'button')
    .filter((one) => attribute(one, 'name') === rowField)
    .map((one) => ({ title: textOf(one), value: attribute(one, 'value') }));
}

function choicesOf(page: PageNode): readonly Choice[] {
  const options = allOf(page, 'option').map((one) => ({
    title: textOf(one),
    value: attribute(one, 'value'),
  }));
  const labelled = allOf(page, 'label').map((label) => {
    const control = controlsOf(page).find(
      (one) => attribute(one, 'id') === attribute(label, 'for'),
    );
    return {
      title: textOf(label),
      value: control === undefined ? '' : attribute(control, 'value'),
    };
  });
  return [...labelled, ...options].filter(({ value }) => value !== '');
}

function titleOf({ text, description }: SlackNode): string {
  const title = typeof text === 'string' ? text : (text?.text ?? '');
  return [title, description?.text].filter(Boolean).join(' ');
}
