import { expect, test } from 'vitest';
import { languages, messages } from '../../src/locales/index.ts';
import { htmlReport } from '../../src/reports/index.ts';
import { reportExample } from './sample-report.ts';

test.each(languages)(
  'in each table that becomes cards on a narrow screen a value stands behind the head of its column (%s)',
  (language) => {
    const page = htmlReport(reportExample('S5'), language);
    const tables = page.match(/<table[^>]*class="stack".*?<\/table>/gs) ?? [];
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      const heads = [...table.matchAll(/<th role="columnheader"[^>]*>([^<]*)<\/th>/g)].map(
        ([, head]) => `${head}${messages(language).colon.trimEnd()}`,
      );
      const rows = table.split('<tr role="row">').slice(2);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row.match(/<th role="rowheader" scope="row">/g)).toHaveLength(1);
        const cells = [...row.matchAll(/<td role="cell"([^>]*)>(.*?)<\/td>/gs)];
        expect(cells).toHaveLength(heads.length - 1);
        cells.forEach(([, attributes = '', content = ''], n) => {
          const label = /data-label="([^"]*)"/.exec(attributes)?.[1];
          expect(label).toBe(heads[n + 1]);
          expect(content.trim()).not.toBe('');
        });
      }
    }
  },
);
