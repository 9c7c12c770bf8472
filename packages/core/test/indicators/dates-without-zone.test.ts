import { afterEach, expect, test } from 'vitest';
import { memoryFile } from '../../src/bytes/memory-file.ts';
import { IndicatorTableBuilder, openMatcher, readStixBundle } from '../../src/indicators/index.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test.each([
  '2024-01-01T12:00:00',
  '2024-01-01 12:00:00',
  '2024-01-01T12:00:00.000',
  '2024-01-01T12:00',
  '2024-01-01T12:00:00.0000000000',
  '2024-01-01 12:00 PM',
  '2024/01/01 12:00',
  'January 1, 2024 12:00:00',
  '12:00 Jan 1 2024',
  ' 2024-01-01 12:00:00\n',
  '2024-01-01 12:00:00 UTC',
  '2024-01-01 14:00:00 +0200',
  'Mon Jan 01 2024 07:00:00 GMT-0500 (Eastern Standard Time)',
])('an end is the same wherever the file is read: %s', (until) => {
  const object = {
    type: 'indicator',
    id: 'indicator--1',
    pattern: "[domain-name:value='evil.example']",
    valid_until: until,
  };
  const ends = ['Asia/Tokyo', 'America/Bogota', 'UTC'].map((zone) => {
    process.env['TZ'] = zone;
    const builder = new IndicatorTableBuilder();
    const file = memoryFile(JSON.stringify({ type: 'bundle', objects: [object] }));
    readStixBundle(file, builder, { name: 'feed.stix2' });
    return openMatcher(builder.finish()).match('domain', 'evil.example')[0]?.validUntil;
  });
  expect(ends).toEqual(Array(3).fill(Date.UTC(2024, 0, 1, 12) / 1000));
});
