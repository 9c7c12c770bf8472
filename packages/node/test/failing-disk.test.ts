import { execFileSync, spawnSync } from 'node:child_process';
import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EvidenceError, isEvidenceError, type EvidenceSource } from '@athar/core';
import { describe, expect, test, vi } from 'vitest';
import { openTicket } from '../src/index.ts';
import { isOfDevice, open, password, smallBackup, testFolder, text } from './test-backups.ts';

/** So many that the list of files has inner pages. */
const files = Array.from({ length: 300 }, (_, n) => ({
  domain: 'HomeDomain',
  relativePath: `Library/Preferences/com.example.app${n}.plist`,
  content: text(`content ${n}`),
}));
const sectorBytes = 4096;

/** The sector that the disk fails to give of the file whose path ends so. */
const failing = { ending: 'none', sector: 0 };

vi.mock(import('../src/evidence/disk-file.ts'), async (importOriginal) => {
  const { diskFile } = await importOriginal();
  return {
    diskFile: (path) => {
      const file = diskFile(path);
      if (!String(path).endsWith(failing.ending)) return file;
      const demand = (offset: number, count: number): void => {
        const from = failing.sector * sectorBytes;
        if (count > 0 && offset < Math.min(from + sectorBytes, file.size) && offset + count > from)
          throw new EvidenceError('disk-error', 'a file of the evidence cannot be read: EIO');
      };
      return {
        ...file,
        read: (offset, count) => (demand(offset, count), file.read(offset, count)),
        readInto: (target, offset) => (
          demand(offset, target.length),
          file.readInto(target, offset)
        ),
      };
    },
  };
});

/** Opens evidence on a disk that fails to give one sector of a file. */
async function openOnFailingDisk(path: string, ending: string, sector: number) {
  Object.assign(failing, { ending, sector });
  const [found, ...others] = await open(path, [password], { scratchIn: testFolder() });
  if (found === undefined || others.length > 0) throw new Error('not one source');
  return found;
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
    }
    // One sector costs what stands in it; what is encrypted is read in larger pieces.
    if (!encrypted) expect(read).toBeGreaterThan(sectors / 2);
  },
);

const archives = {
  zip: 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[2],"w",zipfile.ZIP_DEFLATED)\nfor n in sys.argv[3:]: z.write(sys.argv[1]+"/"+n,n)\nz.close()',
  tar: 'import sys,tarfile\nz=tarfile.open(sys.argv[2],"w")\nfor n in sys.argv[3:]: z.add(sys.argv[1]+"/"+n,n)\nz.close()',
  'tar.gz':
    'import sys,tarfile\nz=tarfile.open(sys.argv[2],"w:gz")\nfor n in sys.argv[3:]: z.add(sys.argv[1]+"/"+n,n)\nz.close()',
};
const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!hasPython).each(Object.entries(archives))(
  'of an archive (%s) on a failing disk (skipped without python3)',
  (form, script) => {
    /** Files of noise, which is not packed smaller; each larger than what is read at once. */
    const names = Array.from({ length: 12 }, (_, n) => `private/var/mobile/Library/noise${n}.bin`);
    const noiseBytes = 96 * 1024;

    test('a sector costs the file in which it lies, or what lies behind it, and is told', async () => {
      const folder = testFolder();
      mkdirSync(join(folder, 'private/var/mobile/Library'), { recursive: true });
      const contents = names.map((name, n) => {
        const key = createHash('sha256').update(String(n)).digest();
        const noise = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(
          Buffer.alloc(noiseBytes),
        );
        writeFileSync(join(folder, name), noise);
        return noise.toString('latin1');
      });
      const archive = join(folder, `a.${form}`);
      execFileSync('python3', ['-c', script, folder, archive, ...names]);
      const sectors = Math.ceil(statSync(archive).size / sectorBytes);
      let [tried, costOne] = [0, 0];
      for (let at = 1; at < sectors; at += 29) {
        const sector = at + 29 < sectors ? at : sectors - 1;
        const found = await openOnFailingDisk(archive, `a.${form}`, sector);
        if (found.outcome === 'failed') throw new Error(`${sector}: ${found.detail}`);
        const { source } = found;
        const whole = names.filter((name, n) => {
          const file = [...source.files((path) => path === `/${name}`)][0];
          if (file === undefined || file.content.kind === 'unreadable') return false;
          try {
            const opened = openTicket(file.content);
            const bytes = Buffer.from(opened.read(0, opened.size)).toString('latin1');
            opened.close();
            return bytes === contents[n];
          } catch (error) {
            expect(isEvidenceError(error) && error.code).toBe('disk-error');
            return false;
          }
        }).length;
        // Up to the sector all is there. What is packed as one stream ends with it, and so does a tar with one of its headers.
        const before = Math.floor((sector / sectors) * names.length) - 1;
        expect([sector, whole >= (form === 'zip' ? names.length - 1 : before)]).toEqual([
          sector,
          true,
        ]);
        tried++;
        if (whole >= names.length - 1) costOne++;
        const isTold = source.problems.some(({ code }) => code === 'disk-error');
        if (form === 'tar.gz') expect([sector, isTold]).toEqual([sector, true]);
      }
      if (form !== 'tar.gz') expect(costOne).toBeGreaterThan(tried / 2);
    });
  },
);

test.skipIf(!hasPython)(
  'a link of a zip is not told as one that leads elsewhere where the disk fails to give its target (skipped without python3)',
  async () => {
    const script = `import sys,zipfile
z=zipfile.ZipFile(sys.argv[1],"w")
z.writestr("private/var/mobile/Library/SMS/real.db","x"*20000)
link=zipfile.ZipInfo("private/var/mobile/Library/SMS/sms.db")
link.create_system=3
link.external_attr=0o120777<<16
z.writestr(link,"real.db")
z.writestr("private/var/mobile/Library/noise.bin","x"*20000)
z.close()`;
    const archive = join(testFolder(), 'links.zip');
    execFileSync('python3', ['-c', script, archive]);
    const codes = new Set<string>();
    for (let sector = 1; sector < Math.floor(statSync(archive).size / sectorBytes); sector++) {
      const found = await openOnFailingDisk(archive, 'links.zip', sector);
      if (found.outcome === 'failed') continue;
      const [file] = found.source.files((path) => path.endsWith('/sms.db'));
      codes.add(file!.content.kind === 'unreadable' ? file!.content.code : 'opened');
    }
    expect(codes).toEqual(new Set(['opened', 'disk-error']));
  },
);
