/**
 * Ends the process with one line that says what is wrong and what to do about it: no stack, exit code 1.
 *
 * @param {string} message
 * @returns {never}
 */
export function refuse(message) {
  process.stderr.write(`\n  ${message}\n\n`)
  process.exit(1)
}
