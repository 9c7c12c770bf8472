// Answer keys of the SQLite Forensic Corpus, and how recovered rows are held against them.

/** Rows of a key: those that were deleted, and those that live. Some keys are no well-formed XML, so tags are taken as they come. */
export function answerKey(xml) {
  const deleted = [];
  const live = [];
  for (const element of xml.split('<element>').slice(1)) {
    const gone = /<deleted>True<\/deleted>/i.test(element.slice(0, element.indexOf('</meta>')));
    for (const [, attributes, row] of element.matchAll(/<row(\s[^>]{0,40})?>([\s\S]*?)<\/row>/g)) {
      const values = [...row.matchAll(/<content>([\s\S]*?)<\/content>/g)].map(([, text]) =>
        entities(text),
      );
      (gone || attributes?.includes('deleted="1"') ? deleted : live).push(values);
    }
  }
  return { deleted, live };
}

/** The key with the rows that it calls living and SQLite does not read (`rows`) among the deleted ones; without `rows`, or where hardly any is written as SQLite gives it, as it is. */
export function correctedKey(key, rows) {
  if (rows === undefined) return key;
  const known = new Set(rows.map(identity));
  const gone = key.live.filter((row) => !known.has(identity(row)));
  if (gone.length * 2 > key.live.length) return key;
  const lives = new Set(key.live);
  for (const row of gone) lives.delete(row);
  return { deleted: [...key.deleted, ...gone], live: [...lives] };
}

function identity(row) {
  return JSON.stringify(row.map(String));
}

/** Each deleted row counts once; a second copy, like any row that was not deleted, is wrong. */
export function judge({ deleted, live }, rows) {
  const open = new Set(deleted);
  let found = 0;
  let wrong = 0;
  let liveShown = 0;
  const misses = [];
  for (const row of rows) {
    const hit = [...open].find((one) => agrees(one, row.values));
    if (hit !== undefined) {
      open.delete(hit);
      found++;
      continue;
    }
    wrong++;
    const copy = deleted.some((one) => agrees(one, row.values));
    const lives = !copy && live.some((one) => agrees(one, row.values));
    if (lives) liveShown++;
    misses.push(
      `${lives ? 'LIVE' : copy ? 'copy' : 'wrong'} ${row.table} ${JSON.stringify(row.at)} ${JSON.stringify(row.values.map(short))}`,
    );
  }
  for (const one of open)
    misses.push(`not found ${JSON.stringify(one.map((text) => text.slice(0, 40)))}`);
  return { deleted: deleted.length, found, wrong, live: liveShown, misses };
}

function agrees(expected, values) {
  const long = expected.filter((text) => text.length >= 4);
  const deciding = long.length > 0 ? long : expected;
  const needed = Math.min(2, deciding.length, Math.max(1, values.length));
  let agreed = 0;
  const left = [...values];
  for (const text of deciding) {
    const at = left.findIndex((value) => same(text, value));
    if (at < 0) continue;
    left.splice(at, 1);
    agreed++;
  }
  return agreed >= needed;
}

function same(text, value) {
  if (value === null) return text === '' || text === 'NULL';
  if (typeof value === 'number' || typeof value === 'bigint') {
    if (String(value) === text) return true;
    const number = Number(text);
    return (
      text.trim() !== '' && Math.abs(number - Number(value)) <= 1e-9 * Math.max(1, Math.abs(number))
    );
  }
  return typeof value === 'string' ? value === text : false;
}

function short(value) {
  return typeof value === 'bigint'
    ? String(value)
    : typeof value === 'string'
      ? value.slice(0, 40)
      : value;
}

function entities(text) {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,6}));/gi,
    (all, decimal, hex, name) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      return { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }[name] ?? all;
    },
  );
}
