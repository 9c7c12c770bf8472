import { expect, test } from 'vitest';
import { addressesInJson } from '../../src/artifacts/links/json-addresses.ts';

const keys = new Set(['URL', 'inviteLink']);

test('addresses are found under their keys at any depth, and nothing else is taken for one', () => {
  const json = JSON.stringify({
    URL: 'https://one.example/',
    ThumbnailURL: 'https://picture.example/',
    list: [{ groupReferralInfo: { inviteLink: 'https://two.example/' } }, 'https://text.example/'],
    inviteLink: 7,
  });
  expect(addressesInJson(json, keys)).toEqual(['https://one.example/', 'https://two.example/']);
});

test('what is no JSON is given whole, so that its links are found all the same', () => {
  expect(addressesInJson('{"URL":"https://one.example/', keys)).toEqual([
    '{"URL":"https://one.example/',
  ]);
  const long = `{"URL":"${'a'.repeat(300_000)}"}`;
  expect(addressesInJson(long, keys)).toEqual([long]);
  expect(addressesInJson(null, keys)).toEqual([]);
  expect(addressesInJson('', keys)).toEqual([]);
});

test('addresses are found however deeply they are nested, however many there are, and in lists under their key', () => {
  const deep = `${'{"a":'.repeat(5000)}{"URL":"x"}${'}'.repeat(5000)}`;
  expect(addressesInJson(deep, keys)).toEqual(['x']);
  const lists = `{"URL":${'['.repeat(3000)}"y"${']'.repeat(3000)}}`;
  expect(addressesInJson(lists, keys)).toEqual(['y']);
  const many = JSON.stringify(Array.from({ length: 5000 }, () => ({ URL: 'x' })));
  expect(addressesInJson(many, keys)).toHaveLength(5000);
});
