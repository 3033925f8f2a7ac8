/** A modal and at most two above it (docs.slack.dev/surfaces/modals). */
export const mostModals = 3;
