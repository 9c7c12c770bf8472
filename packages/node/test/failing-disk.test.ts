import { join } from 'node:path';
import { statSync } from 'node:fs';
import {
  EvidenceError,
  openEvidence,
  type EvidenceSource,
  type RandomAccessFile,
} from '@athar/core';
import { expect, test } from 'vitest';
import { nodePlatform } from '../src/node-platform.ts';
import { openTicket } from '../src/index.ts';
import { isOfDevice, password, smallBackup, testFolder, text } from './test-backups.ts';

/** So many that the list of files has inner pages. */
const files = Array.from({ length: 300 }, (_, n) => ({
  domain: 'HomeDomain',
  relativePath: `Library/Preferences/com.example.app${n}.plist`,
  content: text(`content ${n}`),
}));
const sectorBytes = 4096;

/** Opens evidence on a disk that fails to give one sector of what is opened with this name. */
async function openOnFailingDisk(folder: string, name: string, sector: number) {
  const platform = nodePlatform();
  const failing = (file: RandomAccessFile): RandomAccessFile => {
    const demand = (offset: number, count: number): void => {
      const from = sector * sectorBytes;
      if (count > 0 && offset < Math.min(from + sectorBytes, file.size) && offset + count > from)
        throw new EvidenceError('disk-error', 'a file of the evidence cannot be read: EIO');
    };
    return {
      ...file,
      read: (offset, count) => (demand(offset, count), file.read(offset, count)),
      readInto: (target, offset) => (demand(offset, target.length), file.readInto(target, offset)),
    };
  };
  const isIt = (ticket: object): boolean => JSON.stringify(ticket).includes(name);
  const sources = await openEvidence(
    {
      ...platform,
      open: (ticket) => (isIt(ticket) ? failing(openTicket(ticket)) : openTicket(ticket)),
    },
    [folder],
    { passwords: [password] },
  );
  expect(sources.length).toBe(1);
  return sources[0]!;
}

function listed(source: EvidenceSource): Set<string> {
  return new Set(Array.from(source.files(isOfDevice), ({ devicePath }) => devicePath));
}

test.each([false, true])(
  'of a list of files on a failing disk nothing is lost without a word, whichever sector it is (encrypted: %s)',
  async (encrypted) => {
    const folder = smallBackup(testFolder(), { files, encrypted });
    const list = join(folder, 'Manifest.db');
    const sectors = Math.ceil(statSync(list).size / sectorBytes);
    expect(sectors).toBeGreaterThan(10);
    let read = 0;
    for (let sector = 0; sector < sectors; sector++) {
      const found = await openOnFailingDisk(folder, 'Manifest.db', sector);
      if (found.outcome === 'failed') {
        expect([sector, found.reason]).toEqual([sector, 'disk-error']);
        continue;
      }
      const { source } = found;
      const isWhole = listed(source).size === files.length;
      const isTold = source.problems.some(({ code }) => code === 'disk-error');
      expect([sector, isWhole || (isTold && source.hidden.length > 0)]).toEqual([sector, true]);
      if (listed(source).size > 0) read++;
      source.close();
    }
    // One sector costs what stands in it; what is encrypted is read in larger pieces.
    if (!encrypted) expect(read).toBeGreaterThan(sectors / 2);
  },
);
