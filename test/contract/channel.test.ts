import { channelContract } from './channel.contract';
import { deskStories } from './desk-stories';
import { openSlackAlone, openTeamsAlone } from './messengers';
import { reporterStories } from './reporter-stories';

const messengers = {
  Teams: openTeamsAlone,
  Slack: () => openSlackAlone('http'),
};

describe('in Teams as in Slack, an employee', () => {
  channelContract(reporterStories, {
    ...messengers,
    'Slack over a socket': () => openSlackAlone('socket'),
  });
});

describe('in Teams as in Slack, somebody of a desk', () => {
  channelContract(deskStories, messengers);
});
