/**
 * A file of ours that is loaded late is named by the file that will run, `./invite.js`: here its source is meant.
 * Every other request, and that of a `.js` file that is there, goes the ordinary way.
 */
module.exports = (request, options) => {
  try {
    return options.defaultResolver(request, options);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.js$/.test(request)) throw error;
    return options.defaultResolver(request.replace(/\.js$/, '.ts'), options);
  }
};
