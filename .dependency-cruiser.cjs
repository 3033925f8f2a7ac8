/**
 * Dependencies point inwards: channels, db, sealers, keys, crypto, http -> reporter, desk, keeper, ports ->
 * domain.
 */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'domain-is-pure',
      'The domain decides and imports nothing.',
      { path: '^bot/domain/' },
      { pathNot: '^bot/domain/' },
    ),
    forbid(
      'ports-know-only-the-domain',
      'A port is an interface in the words of the domain.',
      { path: '^bot/ports/' },
      { pathNot: '^bot/(domain|ports)/' },
    ),
    forbid(
      'use-cases-know-ports-and-domain',
      'Use cases conduct; they touch no adapter and no library.',
      { path: '^bot/(reporter|desk|keeper)/' },
      { pathNot: '^bot/(domain|ports|threads|reporter|desk|keeper)/' },
    ),
    forbid(
      'threads-know-ports-and-domain',
      'What reporter, desk and keeper all do to a thread, and nothing else.',
      { path: '^bot/threads/' },
      { pathNot: '^bot/(domain|ports|threads)/' },
    ),
    forbid(
      'people-know-ports-and-domain',
      'Who belongs to the desks, and whether the audit is as it was written. Keys are behind ports.',
      { path: '^bot/people/' },
      { pathNot: '^bot/(domain|ports|people)/' },
    ),
    forbid(
      'reporter-desk-keeper-apart',
      "The reporter's code must not reach the desk's, nor the other way round.",
      { path: '^bot/(reporter|desk|keeper)/' },
      { path: '^bot/(reporter|desk|keeper)/', pathNot: '^bot/$1/' },
    ),
    forbid(
      'desk-case-at-the-bottom',
      'What all of the desk do to one case knows no action, page or dialog.',
      { path: '^bot/desk/case/' },
      { path: '^bot/desk/(dialog|pages|actions)/' },
    ),
    forbid(
      'desk-actions-know-no-page',
      'An action knows the case alone.',
      { path: '^bot/desk/actions/' },
      { path: '^bot/desk/(dialog|pages)/' },
    ),
    forbid(
      'desk-pages-know-no-dialog',
      'The dialog conducts the pages.',
      { path: '^bot/desk/pages/' },
      { path: '^bot/desk/dialog/' },
    ),
    forbid(
      'channels-are-islands',
      'Messengers do not know each other.',
      { path: '^bot/channels/([^/]+)/' },
      { path: '^bot/channels/([^/]+)/', pathNot: '^bot/channels/$1/' },
    ),
    forbid(
      'channels-share-blindly',
      'What both messengers share knows neither.',
      { path: '^bot/channels/[^/]+$' },
      { path: '^bot/channels/[^/]+/' },
    ),
    forbid(
      'channels-touch-no-store',
      'A channel translates; it stores and seals nothing.',
      { path: '^bot/channels/' },
      { path: '^(db|bot/(crypto|keys|sealers|reporter|desk|keeper))/' },
    ),
    forbid(
      'sealing-touches-no-store',
      'Sealers know keys and bytes, keys know bytes; the vaults alone are kept somewhere.',
      { path: '^bot/(crypto|keys|sealers)/', pathNot: '^bot/keys/vault/' },
      {
        pathNot:
          '^(bot/(domain|ports|crypto|keys|sealers)/|node:)|^(crypto|node_modules/@node-rs)|^(node:)?crypto$',
      },
    ),
    forbid(
      'crypto-knows-no-key',
      'Crypto gets each key handed in.',
      { path: '^bot/crypto/' },
      { path: '^bot/(keys|sealers)/' },
    ),
    forbid(
      'keys-know-no-row',
      'Which key there is follows from no kind of row.',
      { path: '^bot/keys/' },
      { path: '^bot/sealers/' },
    ),
    forbid(
      'typeorm-only-in-db',
      "SQL lives in db/; the vault's lock is SQLite's.",
      {
        path: '^(bot|adaptive-cards|office)/',
        pathNot: '^bot/(main|keys/vault/file-lock)\\.ts$',
      },
      { path: 'node_modules/(typeorm|better-sqlite3|mssql)/' },
    ),
    forbid(
      'dialects-apart',
      'Each database has its folder, and one switch chooses.',
      { path: '^db/(mssql|sqlite)/' },
      { path: '^db/(mssql|sqlite)/', pathNot: '^db/$1/' },
    ),
    forbid(
      'teams-only-in-teams',
      'Both SDKs are past support: one folder may know them.',
      { path: '^(bot|db|adaptive-cards|office)/', pathNot: '^bot/channels/teams/' },
      { path: 'node_modules/(botbuilder|botframework|@microsoft/teams-ai)' },
    ),
    forbid(
      'slack-only-in-slack',
      'One folder knows Bolt.',
      { path: '^(bot|db|adaptive-cards|office)/', pathNot: '^bot/channels/slack/' },
      { path: 'node_modules/@slack/' },
    ),
    forbid(
      'mail-only-in-mail',
      'One folder knows how a mail is sent; it is loaded only where a server is set.',
      { path: '^(bot|db|adaptive-cards|office)/', pathNot: '^bot/channels/mail/' },
      { path: 'node_modules/nodemailer/' },
    ),
    forbid(
      'azure-only-in-vault',
      'One folder knows Key Vault, and loads its SDK only when there is one. A bot that is a managed identity asks for its token.',
      {
        path: '^(bot|db|adaptive-cards|office)/',
        pathNot: '^bot/(keys/vault/|channels/teams/managed-identity[.]ts)',
      },
      { path: 'node_modules/@azure/' },
    ),
    forbid(
      'proxies-in-one-room',
      'One folder knows how a call leaves this machine.',
      { path: '^(bot|db|adaptive-cards|office)/', pathNot: '^bot/http/' },
      { path: 'node_modules/(undici|https-proxy-agent|proxy-from-env)/' },
    ),
    forbid(
      'pdfkit-only-in-documents',
      'One room draws documents.',
      { path: '^(bot|db|adaptive-cards|office)/', pathNot: '^bot/documents/' },
      { path: 'node_modules/(pdfkit|fontkit|dejavu-fonts-ttf)/' },
    ),
    forbid(
      'documents-know-ports-and-domain',
      'A document is drawn of what it is handed, and of nothing else.',
      { path: '^bot/documents/' },
      { path: '^(bot|db|adaptive-cards|office)/', pathNot: '^bot/(domain|ports|documents)/' },
    ),
    forbid(
      'never-openai',
      'teams-ai wants it as a peer; the bot calls no model.',
      {},
      { path: 'node_modules/openai/' },
    ),
    forbid(
      'cli-shows-nothing',
      "No operator's command can be handed what opens a thread, a report code or a draft.",
      { path: '^bot/operator/' },
      {
        path: [
          '^(bot/(reporter|desk)|office)/',
          '^bot/(keys/report-code-keys|sealers/(create-sealing|thread-sealer|message-sealer|draft-sealer))\\.ts$',
          '^bot/(main|start/(?!advice|installation|look-for-stores|open-audit|open-stores|start-error|store-marks|vault-use)[^/]+)\\.ts$',
        ],
        reachable: true,
      },
    ),
    forbid(
      'operator-rooms-point-one-way',
      'The commands use doctor, backup, setup and apps, doctor the apps.',
      { path: '^bot/operator/(doctor|apps|backup|setup)/' },
      { path: '^bot/operator/commands/' },
    ),
    forbid(
      'operator-is-a-room-of-its-own',
      'The bot itself copies no store, writes no app and sets no machine up.',
      { path: '^(bot|db|adaptive-cards|office)/', pathNot: '^bot/operator/' },
      { path: '^bot/operator/' },
    ),
    forbid(
      'only-main-composes',
      'Nothing imports the composition root.',
      { path: '^(bot|db|adaptive-cards|office)/', pathNot: '^bot/main\\.ts$' },
      { path: '^bot/(main|start/serve)\\.ts$' },
    ),
    forbid(
      'no-office-in-product',
      'The office is loaded by the trial alone.',
      { path: '^(bot|db|adaptive-cards)/', pathNot: '^bot/start/(staff-)?trial\\.ts$' },
      { path: '^office/' },
    ),
    forbid(
      'no-test-in-product',
      'The product does not know its tests.',
      { path: '^(bot|db|adaptive-cards|office)/' },
      { path: '^(test|bench|scripts)/' },
    ),
    forbid('no-circular', 'A circle has no inside.', {}, { circular: true }),
    forbid(
      'no-orphans',
      'Every file is used.',
      {
        orphan: true,
        path: '^(bot|db|adaptive-cards|office)/',
        pathNot: '\\.json$|\\.d\\.ts$|^bot/domain/limits|^office/page/|^adaptive-cards/.*\\.js$',
      },
      {},
    ),
    forbid(
      'not-to-dev-dep',
      'Production installs no development packages.',
      { path: '^(bot|db|adaptive-cards|office)/' },
      { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'default'],
    },
  },
};
