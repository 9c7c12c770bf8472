import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages, messages, rules, type Finding } from '@athar/core';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerExplain } from '../src/commands/explain.ts';

const link: Finding = {
  id: 'a'.repeat(32),
  level: 'medium',
  confidence: 'medium',
  origin: {
    kind: 'indicator',
    type: 'domain',
    value: 'press-room.invalid',
    pattern: "[domain-name:value='press-room.invalid']",
    threat: 'Nightjar',
    file: 'nightjar.stix2',
  },
  met: 'received',
  message: 'This phone received a link.',
  why: 'It is on a list.',
  otherExplanations: ['It was forwarded.'],
  references: ['https://example.org/report'],
  artifact: 'ios.sms',
  records: ['b'.repeat(32)],
  provenance: [
    {
      source: 's1',
      devicePath: '/private/var/mobile/Library/SMS/sms.db',
      storedAt: ['backup.zip', '3d/3d0d7e'],
      position: { unit: 'row', table: 'message', rowId: 12, page: 4, offset: 812, space: 'gap' },
    },
  ],
  times: [
    { at: '2021-07-01T10:00:00Z', marks: 'message received', clock: 'utc' },
    { raw: '9999999999999', marks: 'message read', clock: 'utc', doubt: 'no-date' },
  ],
  deleted: true,
  values: { value: 'https://press-room.invalid/a', field: 'links' },
};

const orphan: Finding = {
  ...link,
  id: 'c'.repeat(32),
  origin: { kind: 'rule', id: 'ios.orphan-data-usage-row', version: 1 },
  artifact: 'ios.data-usage',
  deleted: false,
  times: [],
  provenance: Array.from({ length: 50 }, () => link.provenance[0]!),
  values: { usage: 25, process: 30 },
};

const rule = rules.find(({ id }) => id === 'ios.orphan-data-usage-row')!;

let folder: string;
let output = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'athar-test-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

async function explain(...args: readonly string[]): Promise<string> {
  output = '';
  const program = new Command();
  registerExplain(program, messages('en'));
  await program.parseAsync(['explain', ...args], { from: 'user' });
  return output;
}

function write(...lines: readonly (object | string)[]): void {
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(join(folder, 'findings.jsonl'), `${text.join('\n')}\n`);
}

describe('explaining a finding', () => {
  test('tells what was seen, when, where in which file, why, and what else it can be', async () => {
    write(orphan, link);
    const text = await explain(link.id, '--in', folder, '--lang', 'en');
    expect(text).toMatch(/^A link from a published list/);
    expect(text).toContain('hxxps://press-room[.]invalid');
    expect(text).toContain('recovered from deleted data');
    expect(text).toContain('UTC: 2021-07-01T10:00:00Z  (Message received)');
    expect(text).toContain('9999999999999');
    expect(text).toContain('s1 /private/var/mobile/Library/SMS/sms.db');
    expect(text).toContain('[backup.zip > 3d/3d0d7e]');
    expect(text).toContain('message, row 12, page 4, byte 812 of the page, unused space');
    expect(text).toContain('Nightjar');
    expect(text).toContain('Someone may have forwarded the link');
    expect(text).toContain(
      "\nThe indicator as it was published, and the lists that name it\n  [domain-name:value='press-room.invalid']\n  nightjar.stix2: Nightjar\n",
    );
    expect(text).toContain('https://example.org/report');
  });

  test('tells each of the findings of one id, which several sources can have', async () => {
    const elsewhere = {
      ...link,
      provenance: [{ ...link.provenance[0]!, source: 's2' }],
      times: [{ ...link.times[0]!, at: '2023-02-03T04:05:06Z' }],
    };
    write(link, orphan, elsewhere);
    const text = await explain(link.id, '--in', folder);
    expect(text.match(/s\d \/private\/var\/mobile\/Library\/SMS\/sms\.db/g)).toEqual([
      's1 /private/var/mobile/Library/SMS/sms.db',
      's2 /private/var/mobile/Library/SMS/sms.db',
    ]);
    expect(text).toContain('UTC: 2023-02-03T04:05:06Z');
    expect(text).not.toContain('Further places');

    write(...Array.from({ length: 50 }, () => link));
    expect(await explain(link.id, '--in', folder)).toContain('Further places');
  });

  test('says what each of its times marks, in the language asked for', async () => {
    const [time] = link.times;
    const times = [
      { ...time!, marks: 'message read' },
      { ...time!, marks: 'of tomorrow\u202e' },
      { marks: 'message read', clock: 'utc', raw: 'x', doubt: 'no-date' },
    ];
    write({ ...link, times });
    const text = await explain(link.id, '--in', folder, '--lang', 'es');
    expect(text).toContain('UTC: 2021-07-01T10:00:00Z  (Mensaje leído)');
    expect(text).toContain('UTC: 2021-07-01T10:00:00Z  (of tomorrow⟨RLO⟩)');
    expect(text).toMatch(/no es una fecha\.  \(Mensaje leído\)/);
  });

  test('does not let the day of a backup stand for the day of what it holds', async () => {
    const made = { at: '2022-11-20T19:40:12Z', marks: 'backup made', clock: 'utc' } as const;
    write({ ...link, times: [made] });
    for (const language of languages) {
      const caution = messages(language).text('finding.backup-time');
      const text = await explain(link.id, '--in', folder, '--lang', language);
      expect(text.replace(/\s+/g, ' ')).toContain(caution.replace(/\s+/g, ' '));
    }
    write({ ...link, times: [made, ...link.times] });
    expect(await explain(link.id, '--in', folder)).not.toContain('This is when the backup');
  });

  test('names each list that has the indicator', async () => {
    const alsoIn = [{ file: 'other.stix2', threat: 'Nightjar B' }];
    write({ ...link, alsoIn });
    const text = await explain(link.id, '--in', folder);
    expect(text).toContain('  nightjar.stix2: Nightjar\n  other.stix2: Nightjar B\n');
  });

  test('takes the sentences of its rule, and names the rule', async () => {
    write(link, orphan);
    const text = await explain(orphan.id.toUpperCase(), '--in', folder, '--lang', 'en');
    expect(text.startsWith(rule.title)).toBe(true);
    expect(text).toContain('The data holds no time for this.');
    expect(text).toContain('\nMore about the rule\n  athar explain ios.orphan-data-usage-row\n');
    expect(text.match(/sms\.db/g)).toHaveLength(20);
    expect(text).toContain('Further places or times stand in the file findings.jsonl.');
  });

  test.each(languages)('leaves no markup, no gap and no open link in %s', async (language) => {
    write(link, orphan);
    for (const { id } of [link, orphan]) {
      const text = await explain(id, '--in', folder, '--lang', language);
      expect(text).not.toMatch(/<\/?\w+[^>]*>|&\w+;|&#\d+;|\{\w+\}|…\s*…/);
      expect(text).not.toContain('https://press-room.invalid');
      if (language !== 'en') expect(text).not.toContain(rule.title);
    }
  });

  test.each([
    ['en', 'message, row 12, page 4, byte 812 of the page, unused space of the page'],
    [
      'ar',
      '\u2068message\u2069، الصف \u206812\u2069، الصفحة \u20684\u2069، البايت \u2068812\u2069 من الصفحة، مساحة غير مستخدمة في الصفحة',
    ],
    ['fr', 'message, ligne 12, page 4, octet 812 de la page, espace inutilisé de la page'],
    ['es', 'message, fila 12, página 4, byte 812 de la página, espacio sin usar de la página'],
  ])('tells its place in the file in %s', async (language, position) => {
    write(link);
    const text = await explain(link.id, '--in', folder, '--lang', language);
    expect(text.replace(/\s+/g, ' ')).toContain(position);
  });

  test('shows what would steer a terminal or look like markup as text', async () => {
    const value = 'a<b>\u001b[31m\u202eevil&lt;';
    write({
      ...link,
      origin: { ...link.origin, type: 'file-name', value },
      provenance: [{ ...link.provenance[0]!, devicePath: `/${value}` }],
      values: { value, field: 'name' },
      references: [`https://example.org/${value}`],
    });
    const text = await explain(link.id, '--in', folder);
    expect(text).not.toMatch(/[\u001b\u202e]/);
    expect(text).toContain('a<b>⟨U+001B⟩[31m⟨RLO⟩evil&lt;');
  });

  test('of a rule that this version does not have tells what the file holds', async () => {
    write({ ...orphan, origin: { kind: 'rule', id: 'ios.of-tomorrow', version: 3 } });
    const text = await explain(orphan.id, '--in', folder, '--lang', 'en');
    expect(text).toContain('ios.of-tomorrow');
    expect(text).toContain('This phone received a link.');
  });
});

test('a long finding far behind in a large file is told like one that stands alone', async () => {
  const long = { ...link, note: 'x'.repeat(200_000) };
  const told = () => explain(link.id, '--in', folder, '--lang', 'en');
  write(long);
  const alone = await told();
  write(...Array<object>(100).fill({ ...orphan, note: 'x'.repeat(3000) }), long);
  expect(await told()).toBe(alone);
});

describe('a finding that cannot be looked up', () => {
  test('for want of findings names the option that is missing', async () => {
    await expect(explain(link.id, '--in', folder)).rejects.toThrow(
      expect.objectContaining({ code: 'cli.explain.no-findings' }),
    );
  });

  test.each<readonly [string, object | string]>([
    ['another id', orphan],
    ['the id of a record', { ...orphan, records: [link.id] }],
  ])('because the line is %s is told apart from one that is there', async (_, line) => {
    write(line);
    await expect(explain(link.id, '--in', folder)).rejects.toThrow(
      expect.objectContaining({ code: 'cli.explain.finding-unknown' }),
    );
  });

  test.each<readonly [string, object | string]>([
    ['none: it was cut off', `{"id":"${link.id.slice(0, 8)}`],
    ['no JSON', `{"id":"${link.id}"`],
    ['no finding', { id: link.id }],
    ['a level of another version', { ...link, level: 'catastrophic' }],
    ['places of another form', { ...link, provenance: [{ devicePath: 1 }] }],
    ['no place', { ...link, provenance: [null] }],
    [
      'a position of another version',
      { ...link, provenance: [{ ...link.provenance[0]!, position: { unit: 'pixel' } }] },
    ],
    ['an origin of another form', { ...link, origin: { kind: 'indicator' } }],
    ['an origin of another version', { ...link, origin: { ...link.origin, kind: 'guess' } }],
    ['a doubt of another version', { ...link, times: [{ marks: 'x', doubt: 'toString' }] }],
    ['nothing', 'null'],
    ['too long a line', { ...link, message: 'x'.repeat(9_000_000) }],
  ])('because a line is %s is not told as one that is not there', async (_, line) => {
    write(orphan, line);
    await expect(explain(link.id, '--in', folder)).rejects.toThrow(
      expect.objectContaining({ code: 'cli.explain.findings-damaged' }),
    );
  });
});
