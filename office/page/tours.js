/**
 * The stories that a newcomer can try. Where both could take part the desk's people are those in Teams, which
 * speaks the page's language. A person who has both messengers is named with one.
 */
export const tours = {
  sv: [
    {
      name: 'Prova att anmäla',
      steps: [
        {
          person: 'maja',
          messenger: 'teams',
          name: 'Var Maja',
          rest: ' och gör en anmälan. Skriv upp den hemliga koden.',
        },
        {
          person: 'karin',
          name: 'Var Karin',
          rest: ' och läs anmälan. Svara den som anmälde.',
        },
        {
          person: 'maja',
          messenger: 'teams',
          name: 'Var Maja igen',
          rest: ' och öppna din anmälan med koden.',
        },
      ],
    },
    {
      name: 'Prova HR',
      steps: [
        {
          person: 'maja',
          messenger: 'teams',
          name: 'Var Maja',
          rest: ' och berätta hur du blir behandlad på jobbet. Skicka det till HR.',
        },
        {
          person: 'eva',
          name: 'Var Eva',
          rest: ' och läs det. Svara, hänvisa eller flytta det till mottagarna.',
        },
        {
          person: 'maja',
          messenger: 'teams',
          name: 'Var Maja igen',
          rest: ' och öppna ditt ärende med koden.',
        },
        {
          person: 'karin',
          name: 'Var Karin',
          rest: ' om det flyttades: nu finns det i hennes kö, utan det som HR skrev.',
        },
      ],
    },
    {
      name: 'Prova Slack',
      steps: [
        {
          person: 'maja',
          messenger: 'slack',
          name: 'Var Maja i Slack',
          rest: ' och gör en anmälan där. Skriv upp den hemliga koden.',
        },
        {
          person: 'karin',
          name: 'Var Karin i Teams',
          rest: ' och läs anmälan. Svara den som anmälde.',
        },
        {
          person: 'maja',
          messenger: 'slack',
          name: 'Var Maja i Slack igen',
          rest: ' och öppna din anmälan med koden.',
        },
      ],
    },
  ],
  en: [
    {
      name: 'Try to report',
      steps: [
        {
          person: 'omar',
          messenger: 'teams',
          name: 'Be Omar',
          rest: ' and report something. Write down the secret code.',
        },
        {
          person: 'karin',
          name: 'Be Karin',
          rest: ' and read the report. Answer the reporter.',
        },
        {
          person: 'omar',
          messenger: 'teams',
          name: 'Be Omar again',
          rest: ' and open your report with the code.',
        },
      ],
    },
    {
      name: 'Try HR',
      steps: [
        {
          person: 'omar',
          messenger: 'teams',
          name: 'Be Omar',
          rest: ' and tell how you are treated at work. Send it to HR.',
        },
        {
          person: 'eva',
          name: 'Be Eva',
          rest: ' and read it. Answer, redirect, or move it to the handlers.',
        },
        {
          person: 'omar',
          messenger: 'teams',
          name: 'Be Omar again',
          rest: ' and open it with the code.',
        },
        {
          person: 'karin',
          name: 'Be Karin',
          rest: ' if it was moved: now it is in her queue, without what HR wrote.',
        },
      ],
    },
    {
      name: 'Try Slack',
      steps: [
        {
          person: 'omar',
          messenger: 'slack',
          name: 'Be Omar in Slack',
          rest: ' and report something there. Write down the secret code.',
        },
        {
          person: 'karin',
          name: 'Be Karin in Teams',
          rest: ' and read the report. Answer the reporter.',
        },
        {
          person: 'omar',
          messenger: 'slack',
          name: 'Be Omar in Slack again',
          rest: ' and open your report with the code.',
        },
      ],
    },
  ],
};
