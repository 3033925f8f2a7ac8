const { default: Sequencer } = require('@jest/test-sequencer');

/** In the order of the projects, so that those who wait begin first; within one in Jest's own order, the longest first. */
module.exports = class WaitingFirst extends Sequencer {
  sort(tests) {
    const kinds = [...new Set(require('../../jest.config.cjs').projects.map(nameOf))];
    const rank = ({ context }) => kinds.indexOf(nameOf(context.config));
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};

/** Jest adds a colour to a project's name. */
function nameOf({ displayName }) {
  return displayName?.name ?? displayName;
}
