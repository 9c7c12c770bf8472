import { beforeAll, expect, test } from 'vitest';
import { keyPath } from '../../src/artifacts/property-list-file.ts';
import {
  isArray,
  isDictionary,
  isKeyedArchive,
  readPropertyList,
  unarchive,
  type PlistValue,
} from '../../src/formats/plist/index.ts';
import { defaultLimits } from '../../src/model/index.ts';
import { exampleBytes, startSqlite } from '../builders/example-file.ts';
import { examine } from '../builders/examine.ts';
import { artifactModules } from '../modules.ts';

beforeAll(startSqlite);

/** Their keys are telephone numbers, addresses and names of networks, and places stand in every report: the number of an entry stands for its key. */
const keysArePersonal: ReadonlySet<string> = new Set([
  'ios.id-status-cache',
  'ios.known-wifi-networks',
]);

/** The value at a path as `athar inspect` writes it; `undefined` where the list has none. */
function valueAt(list: PlistValue, path: string): PlistValue | undefined {
  if (path === '') return list;
  let value: PlistValue | undefined = list;
  for (const part of path.split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isDictionary(value)) value = value.get(key);
    else if (isArray(value) && /^\d{1,9}$/.test(key)) value = value[Number(key)];
    else return undefined;
  }
  return value;
}

test('the place of every record of a property list is a path that the list has', () => {
  const lost: string[] = [];
  let resolved = 0;
  for (const { definition, examples } of artifactModules) {
    if (keysArePersonal.has(definition.id)) continue;
    for (const { name, content, devicePath } of examples) {
      if (typeof content === 'string' || !('plist' in content)) continue;
      const bytes = exampleBytes(content);
      const whole = readPropertyList(bytes, defaultLimits);
      const list = isKeyedArchive(whole) ? unarchive(whole, defaultLimits) : whole;
      const setup = devicePath === undefined ? {} : { devicePath };
      for (const { position } of examine(definition, bytes, setup).lines) {
        if (position.unit !== 'key') continue;
        resolved++;
        if (valueAt(list, position.path) === undefined) {
          lost.push(`${definition.id}, ${name}: ${position.path}`);
        }
      }
    }
  }
  expect(lost).toEqual([]);
  expect(resolved).toBeGreaterThan(50);
});

test('a path keeps keys apart that hold the signs between keys', () => {
  const list = new Map<string, PlistValue>([['a/b~', ['x', 'y']]]);
  expect(valueAt(list, keyPath('a/b~', 1))).toBe('y');
});
