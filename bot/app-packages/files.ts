/** What `manifest` writes, and what `doctor` looks for. */
export const files = { teams: 'teams-app.zip', slack: 'slack-manifest.json' } as const;
