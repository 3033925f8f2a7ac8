import type { Activity } from '../../../bot/channels/teams/payload';

/** A press in a dialog of Teams, as it was read; nothing is typed in it. */
export const submit: Activity = {
  type: 'invoke',
  id: '1',
  name: 'task/submit',
  channel: 'msteams',
  serviceUrl: 'https://smba.example/',
  conversation: 'a:1',
  conversationType: 'personal',
  bot: '28:bot',
  user: '29:user',
  person: 'aad-1',
  calledBy: 'Maja Lind',
  tenants: ['t-1'],
  locale: 'sv-SE',
  botAdded: false,
  installation: undefined,
  value: undefined,
};
