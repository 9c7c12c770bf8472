/**
 * Ends the process, with a sentence, where Node.js is older than `engines` of the repository's package.json asks for: what that lacks
 * would show as an error that helps nobody. Loaded before everything else, so in words that old versions understand too.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Athar needs Node.js 20.19 or later, and this is ${process.version}. Newer ones: https://nodejs.org`,
  );
  process.exit(4);
}
