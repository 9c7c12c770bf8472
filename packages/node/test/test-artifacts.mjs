/** Artifacts that misbehave, loaded into workers by URL. The content of a file says how it is read. */

const text = {
  version: 1,
  group: 'system',
  describes: '',
  cannotShow: '',
  references: [],
  expected: () => 'always',
};

const gone = () => Object.assign(new Error('the disk is gone'), { name: 'EnvironmentError' });

const document = (name) => ({
  ...text,
  id: `ios.${name}`,
  title: name,
  paths: [`/${name}/*`],
  fields: { text: { label: 'text' } },
  summary: ['text'],
  *parse(file) {
    const [count, then, length = '10'] = new TextDecoder()
      .decode(file.read(0, file.size))
      .split(' ');
    for (let i = 0; i < Number(count); i++) {
      yield {
        kind: 'record',
        data: { text: `${i}`.padEnd(Number(length), 'x') },
        position: { unit: 'line', from: i, to: i },
        times: [{ at: '2021-07-01T10:00:00Z', marks: 'made', clock: 'utc' }],
      };
    }
    if (then === 'throw') throw new TypeError('undefined is not a function');
    if (then === 'machine') throw gone();
    if (then === 'leave') process.exit(0);
    const held = [];
    while (then === 'memory') held.push(new Array(1_000_000).fill(held.length + 0.5));
    for (; then === 'hang';);
  },
});

const rows = {
  ...text,
  id: 'ios.rows',
  title: 'rows',
  paths: ['/rows/*'],
  fields: { text: { label: 'text' } },
  summary: [],
  tables: [
    {
      table: 'rows',
      needs: ['text'],
      prepare(_database, table, fields, writer, context) {
        context.problem({ code: 'malformed', detail: 'a fault of the whole file' });
        const column = table.column('text');
        return (row) => {
          writer.begin(row);
          writer.column(fields.text, row, column);
          writer.end();
          if (row.rowId % 1000 === 0)
            context.problem({ code: 'malformed', detail: `row ${row.rowId}` });
          const text = row.text(column);
          if (text === 'leaves') process.exit(0);
          if (text === 'machine') throw gone();
          for (; text?.startsWith('hang') === true;);
        };
      },
    },
  ],
};

export const artifacts = [document('one'), document('two'), rows];

export const rules = [
  {
    id: 'ios.hit',
    version: 1,
    level: 'medium',
    confidence: 'low',
    leadsTo: 'S3',
    met: 'stored',
    artifact: rows,
    onlyIf: { field: 'text', holdsAny: ['needle'] },
    match: ({ data }) => (data.text.startsWith('needle') ? { text: data.text } : undefined),
  },
  {
    id: 'ios.noise',
    version: 1,
    level: 'low',
    confidence: 'low',
    leadsTo: 'S3',
    met: 'stored',
    artifact: rows,
    onlyIf: { field: 'text', holdsAny: ['noise'] },
    match: ({ data }) => (data.text.startsWith('noise') ? { text: data.text } : undefined),
  },
];
