import { expect, test } from 'vitest';
import { emailIn } from '../../src/artifacts/rows/field-values.ts';

test.each([
  ['user@example.org', 'user@example.org'],
  ['mailto:User.Name+tag@Example.org', 'User.Name+tag@Example.org'],
  ['  user@example.org ', 'user@example.org'],
  ['user@sub.example.co.uk', 'user@sub.example.co.uk'],
  ['+15550100', null],
  ['tel:+15550100', null],
  ['user@localhost', null],
  ['a@b@example.org', null],
  ['https://user@example.org/x', null],
  ['Name <user@example.org>', 'user@example.org'],
  ['"Name, of a" <mailto:User@Example.org>', 'User@Example.org'],
  ['mailto:user@example.org?subject=words', 'user@example.org'],
  ['Name <+15550100>', null],
  ['<user@example.org> Name', null],
  ['', null],
  [null, null],
])('the e-mail address in %j is %j', (identifier, email) => {
  expect(emailIn(identifier)).toBe(email);
});

test.each([
  '15550100@s.whatsapp.net',
  '15550100@c.whatsapp.net',
  '120000000000000001@g.us',
  '100000000000001@lid',
])('%s is an account id of WhatsApp, not an e-mail address', (identifier) => {
  expect(emailIn(identifier)).toBeNull();
});

test('an identifier longer than any address is none', () => {
  expect(emailIn(`${'a'.repeat(500)}@example.org`)).toBeNull();
  expect(emailIn('a@'.repeat(1_000_000))).toBeNull();
});
