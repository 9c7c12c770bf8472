/** Longest name of a file in the managed folder, without what makes it unique. */
const maxNameLength = 80;

/** Names that Windows keeps for devices, whatever the extension. */
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A plain file name out of a name or URL from outside, which is never used as a path: letters, digits, `.`, `_`, `-`, and
 * always the ending `.stix2`. Different from all names in `taken` (in lower case, for file systems that do not tell case).
 */
export function indicatorFileName(from: string, taken: ReadonlySet<string>): string {
  const last = from.slice(Math.max(from.lastIndexOf('/'), from.lastIndexOf('\\')) + 1);
  const plain = last
    .replace(/\.(?:stix2?|json)$/i, '')
    .replace(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, maxNameLength);
  const stem = plain === '' ? 'indicators' : deviceNames.test(plain) ? `_${plain}` : plain;
  for (let number = 1; ; number++) {
    const name = number === 1 ? `${stem}.stix2` : `${stem}-${number}.stix2`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
