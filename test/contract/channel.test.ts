import { channelContract, openMessengers } from './channel.contract';
import { deskStories, storiesOfAccounts } from './desk-stories';
import { openSlackAlone, openTeamsAlone, openWebBesideTeams } from './messengers';
import {
  reporterStories,
  storiesOfDialogs,
  storiesOfKnownPeople,
  storiesOfOldDialogs,
} from './reporter-stories';

describe('in Teams as in Slack, and for whoever reports on the web', () => {
  const tellers = openMessengers({
    Teams: () => openTeamsAlone('sdk'),
    'Teams without SDKs': () => openTeamsAlone('rest'),
    Slack: () => openSlackAlone('http'),
    'Slack over a socket': () => openSlackAlone('socket'),
    'the web': openWebBesideTeams,
  });
  const overHttp = ['Teams', 'Teams without SDKs', 'Slack'];
  const overHttpAndWeb = [...overHttp, 'the web'];
  // Answers to presses alone: what posts nothing is the same whatever posts.
  const ofEachKind = ['Teams', 'Slack', 'the web'];

  // Over a socket the way is another one, and what goes over it is the same: two stories are enough.
  describe('and over its socket, an employee', () => {
    channelContract(storiesOfDialogs, tellers);
  });

  // Before the others, while the queue is short.
  describe('somebody of a desk', () => {
    channelContract(deskStories, tellers, overHttpAndWeb);
  });

  describe('somebody of a desk in a messenger', () => {
    channelContract(storiesOfAccounts, tellers, overHttp);
  });

  describe('an employee', () => {
    channelContract(reporterStories, tellers, ofEachKind);
  });

  describe('an employee in a messenger', () => {
    channelContract(storiesOfOldDialogs, tellers, overHttp);
  });

  describe('an employee whom the messenger knows', () => {
    channelContract(storiesOfKnownPeople, tellers, overHttp);
  });

  describe('what was typed in all of these stories', () => {
    it('lies in no log, no database and no vault, and neither does who reported', async () => {
      for (const { name, bot } of tellers)
        expect({ name, found: await bot.leaks() }).toEqual({ name, found: [] });
    });
  });
});
