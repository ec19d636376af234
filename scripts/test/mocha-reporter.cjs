const { writeFileSync } = require('node:fs');
const { Spec } = require('mocha').reporters;

/** Prints as `spec` does, and leaves the figures of the run in the file that TEST_RESULT_FILE names. */
module.exports = class extends Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => {
      if (process.env.TEST_RESULT_FILE)
        writeFileSync(process.env.TEST_RESULT_FILE, JSON.stringify(runner.stats));
    });
  }
};
