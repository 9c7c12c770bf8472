import { expect, test } from 'vitest';
import { whatsappChats } from '../../src/artifacts/ios/whatsapp-chats.ts';
import type { SqliteExample } from '../../src/model/index.ts';
import { parseDatabase } from './parse-example.ts';

const folder = '/private/var/mobile/Containers/Shared/AppGroup/X';

const contacts = (rows: readonly (readonly (string | number | null)[])[]): SqliteExample => ({
  tables: {
    ZWAADDRESSBOOKCONTACT: {
      columns:
        'Z_PK INTEGER PRIMARY KEY, ZFULLNAME VARCHAR, ZPHONENUMBER VARCHAR, ZWHATSAPPID VARCHAR, ZLID VARCHAR',
      rows,
    },
  },
});
const pairs = (rows: readonly (readonly (string | number | null)[])[]): SqliteExample => ({
  tables: {
    ZWAPHONENUMBERLIDPAIR: {
      columns: 'Z_PK INTEGER PRIMARY KEY, ZLID VARCHAR, ZPHONENUMBER VARCHAR',
      rows,
    },
  },
});

function numberOf(
  jid: string,
  related: { readonly [name: string]: SqliteExample | Uint8Array },
): string | null {
  const { records } = parseDatabase(
    whatsappChats,
    {
      tables: {
        ZWACHATSESSION: {
          columns: 'Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR',
          rows: [[1, jid]],
        },
      },
    },
    {
      devicePath: `${folder}/ChatStorage.sqlite`,
      related: Object.fromEntries(
        Object.entries(related).map(([name, content]) => [`${folder}/${name}`, content]),
      ),
    },
  );
  return records[0]!.data.partnerResolvedPhoneNumber;
}

test('a hidden id is found in the contacts, and in the list of hidden ids', () => {
  const known = contacts([[1, 'A', '+15550100', '15550100@s.whatsapp.net', '777@lid']]);
  expect(numberOf('777@lid', { 'ContactsV2.sqlite': known })).toBe('+15550100');
  expect(numberOf('777@lid', { 'LID.sqlite': pairs([[1, '777', '15550100']]) })).toBe('+15550100');
  expect(numberOf('15550100@s.whatsapp.net', { 'ContactsV2.sqlite': known })).toBe('+15550100');
});

test('a hidden id is not taken for the phone number of the same digits', () => {
  const known = contacts([[1, 'A', '+777', '777@s.whatsapp.net', null]]);
  expect(numberOf('777@lid', { 'ContactsV2.sqlite': known })).toBeNull();
  expect(numberOf('777@g.us', { 'ContactsV2.sqlite': known })).toBeNull();
});

test('without the stores of names the number stays unknown', () => {
  expect(numberOf('777@lid', {})).toBeNull();
});
