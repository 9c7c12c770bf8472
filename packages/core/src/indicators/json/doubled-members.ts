const quote = 0x22;
const escape = 0x5c;
const colon = 0x3a;
const comma = 0x2c;

/** Members on which it depends what an object stands for. */
const decisive: ReadonlySet<string> = new Set([
  'type',
  'id',
  'pattern',
  'pattern_type',
  'revoked',
  'valid_until',
  'indicator_types',
  'labels',
  'source_ref',
  'target_ref',
  'relationship_type',
  'object_refs',
  'objects',
]);

/** Whether an object says two things under one name, of which a reader of JSON keeps the last. `text` is what `object` was read from. */
export function saysTwoThings(text: string, object: object): boolean {
  // Nearly all have each name once; that is seen without looking at the names.
  return membersOf(text) !== Object.keys(object).length && differOnce(text);
}

/** How many members an object has, those of one name too; `each` is given the raw texts of every one. */
function membersOf(text: string, each?: (name: string, value: string) => void): number {
  let count = 0;
  let depth = 0;
  let stringStart = 0;
  let name = '';
  let valueStart = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === quote) {
      stringStart = at;
      at = stringEnd(text, at);
    } else if (sign === colon && depth === 1) {
      count++;
      if (each === undefined) continue;
      name = text.slice(stringStart, text.lastIndexOf('"', at) + 1);
      valueStart = at + 1;
    } else if ((sign | 0x20) === 0x7b) {
      depth++;
    } else if ((sign | 0x20) === 0x7d) {
      depth--;
      if (depth === 0 && count > 0) each?.(name, text.slice(valueStart, at).trim());
    } else if (sign === comma && depth === 1) {
      each?.(name, text.slice(valueStart, at).trim());
    }
  }
  return count;
}

function differOnce(text: string): boolean {
  const values = new Map<string, string>();
  let differs = false;
  membersOf(text, (rawName, value) => {
    const name = JSON.parse(rawName) as string;
    if (!decisive.has(name)) return;
    differs ||= (values.get(name) ?? value) !== value;
    values.set(name, value);
  });
  return differs;
}

/** Of the quote that ends the string which begins there. */
function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (text.charCodeAt(end - 1) === escape && isEscaped(text, end))
    end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, at: number): boolean {
  let first = at;
  while (text.charCodeAt(first - 1) === escape) first--;
  return (at - first) % 2 === 1;
}
