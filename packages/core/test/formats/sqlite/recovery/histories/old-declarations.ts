/** The database without what the list of tables has in its free space: the declarations that it once had. */
export function withoutOldDeclarations(file: Uint8Array): Uint8Array {
  const at = (offset: number): number => (file[offset]! << 8) | file[offset + 1]!;
  for (let block = at(101), next = 0; block > 0; block = next) {
    next = at(block);
    file.fill(0, block + 4, block + at(block + 2));
  }
  file.fill(0, 108 + 2 * at(103), at(105));
  return file;
}
