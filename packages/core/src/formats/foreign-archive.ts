/** Forms of archives that are known by their first bytes and not read. */
const forms: readonly { readonly name: string; readonly starts: readonly number[] }[] = [
  // A block, or the end of an archive without any, stands behind `BZh` and the size of a block.
  { name: 'bzip2', starts: [0x42, 0x5a, 0x68] },
  { name: 'xz', starts: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { name: '7z', starts: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'rar', starts: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { name: 'zstd', starts: [0x28, 0xb5, 0x2f, 0xfd] },
];

const bzip2Blocks: readonly (readonly number[])[] = [
  [0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
  [0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
];

/** How many first bytes tell. */
export const foreignArchiveHead = 10;

/** What an archive of another form than those that are read is called; `undefined` for everything else. */
export function foreignArchiveOf(head: Uint8Array): string | undefined {
  const form = forms.find(({ starts }) => begins(head, starts, 0))?.name;
  if (form !== 'bzip2') return form;
  return bzip2Blocks.some((block) => begins(head, block, 4)) ? form : undefined;
}

function begins(head: Uint8Array, bytes: readonly number[], at: number): boolean {
  return bytes.every((byte, index) => head[at + index] === byte);
}
