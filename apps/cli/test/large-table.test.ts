import { spawnSync } from 'node:child_process';
import { messageDefaults, namedRows, smsSchema, writeSqliteFile } from '@athar/synthetic';
import { expect, test } from 'vitest';
import {
  bin,
  environment,
  fresh,
  phoneBackup,
  readResult,
  work,
  writtenIndicators,
} from './run-athar.ts';

const rows = 10_000_000;
const isAsked = process.env.ATHAR_LARGE_TESTS !== undefined;

/** Says on standard error how much memory the process took at most. */
const measure =
  'data:text/javascript,process.on("exit",()=>console.error("peak KiB",process.resourceUsage().maxRSS))';

test.skipIf(!isAsked)(
  'a table of 10,000,000 rows is read to its end in bounded memory (needs ATHAR_LARGE_TESTS, 20 GB of disk and minutes)',
  () => {
    const database = fresh('sms.db');
    writeSqliteFile(database, {
      tables: Object.entries(smsSchema).map(([name, columns]) => ({
        name,
        columns,
        rows: name === 'message' ? namedRows(columns, manyMessages(), messageDefaults) : [],
      })),
    });
    const phone = phoneBackup({
      change: (file) =>
        file.relativePath === 'Library/SMS/sms.db'
          ? { ...file, content: { file: database } }
          : file,
    });
    const folder = fresh('out');
    const began = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        measure,
        bin,
        'check',
        phone,
        '--out',
        folder,
        '--indicators',
        writtenIndicators(),
      ],
      { cwd: work, env: environment, encoding: 'utf8' },
    );
    const seconds = (performance.now() - began) / 1000;
    const peakMiB = Number(/peak KiB (\d+)/.exec(stderr)?.[1]) / 1024;
    process.stderr.write(`10,000,000 rows: ${seconds.toFixed(1)} s, ${peakMiB.toFixed(0)} MiB\n`);
    expect(status).toBe(3);
    const result = readResult(folder).row('ios.sms');
    expect(result).toMatchObject({ outcome: 'read', records: rows });
    expect(peakMiB).toBeLessThan(512);
  },
  1_800_000,
);

function* manyMessages() {
  for (let id = 1; id <= rows; id++) {
    yield {
      ROWID: id,
      guid: `g${id}`,
      text: `Message ${id}: see https://quay-${id % 1000}.example/a at noon`,
      handle_id: 0,
      service: 'iMessage',
      date: 700_000_000 + id,
      is_from_me: id % 2,
    };
  }
}
