import { logsBeside, openDatabase } from '../../formats/sqlite/index.ts';
import type { Database, ParseContext, ProblemDraft } from '../../model/index.ts';
import { isEvidenceError } from '../../model/index.ts';
import { joinSide, optionalTable } from '../rows/database-rows.ts';
import { storedTextAt } from '../rows/field-values.ts';

/** Folders of WhatsApp and WhatsApp Business; in a dump the last component is a UUID. */
export const whatsappFolders = '/private/var/mobile/Containers/Shared/AppGroup/*';

/** The same folders as a backup names them. */
export const whatsappBackupFolders = [
  '/private/var/mobile/Containers/Shared/AppGroup/group.net.whatsapp.WhatsApp.shared',
  '/private/var/mobile/Containers/Shared/AppGroup/group.net.whatsapp.WhatsAppSMB.shared',
] as const;

/** WhatsApp and WhatsApp Business. */
export const whatsappBundleIds = ['net.whatsapp.WhatsApp', 'net.whatsapp.WhatsAppSMB'] as const;

/** Backup domains of both apps. */
export const whatsappDomains = [
  'AppDomain-net.whatsapp.WhatsApp',
  'AppDomain-net.whatsapp.WhatsAppSMB',
  'AppDomainGroup-group.net.whatsapp.WhatsApp.shared',
  'AppDomainGroup-group.net.whatsapp.WhatsAppSMB.shared',
] as const;

/** The stores the directory is read from, for `alsoReads`. */
export const whatsappDirectoryFiles = ['ContactsV2.sqlite', 'LID.sqlite'].flatMap((name) => [
  `${whatsappFolders}/${name}`,
  `${whatsappFolders}/${name}-wal`,
]);

/** What the list of contacts of WhatsApp says of an account. */
export interface WhatsappPerson {
  readonly phoneNumber: string | null;
  readonly fullName: string | null;
}

/** Whom an account id, a hidden id (`…@lid`) or a phone number of WhatsApp belongs to. */
export interface WhatsappDirectory {
  readonly find: (identifier: string | null) => WhatsappPerson | undefined;
  /** Stores that could not be read: names are missing then. */
  readonly problems: readonly ProblemDraft[];
}

/** Reads the directory from the stores in these folders; those that are not there are left out. */
export function whatsappDirectory(
  context: ParseContext,
  folders: readonly string[],
): WhatsappDirectory {
  const people = new Map<string, WhatsappPerson>();
  const problems: ProblemDraft[] = [];
  for (const folder of folders) {
    problems.push(
      ...readStore(context, `${folder}/ContactsV2.sqlite`, (database) =>
        addContacts(database, context, people),
      ),
      ...readStore(context, `${folder}/LID.sqlite`, (database) =>
        addHiddenIds(database, context, people),
      ),
    );
  }
  return { find: (identifier) => people.get(keyOfIdentifier(identifier) ?? ''), problems };
}

/**
 * The names for interactions of WhatsApp, read only where the phone recorded one. Only the folders that a backup names
 * can be looked up: in a dump nothing in the asking file says which container is WhatsApp's.
 */
export function whatsappNamesOnFirstUse(context: ParseContext): {
  forApp(bundleId: string | null): WhatsappDirectory['find'];
  problems(): readonly ProblemDraft[];
} {
  let directory: WhatsappDirectory | undefined;
  return {
    forApp: (bundleId) => {
      if (!/^net\.whatsapp\./i.test(bundleId ?? '')) return () => undefined;
      directory ??= whatsappDirectory(context, whatsappBackupFolders);
      return directory.find;
    },
    problems: () => directory?.problems ?? [],
  };
}

function readStore(
  context: ParseContext,
  path: string,
  read: (database: Database) => readonly ProblemDraft[],
): ProblemDraft[] {
  const file = context.related(path);
  if (file === undefined) return [];
  try {
    const database = openDatabase(file, {
      ...logsBeside(path, (name) => context.related(name)),
      absent: (name) => context.absent(name),
    });
    return [...read(database), ...database.problems];
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    return [{ kind: 'problem', code: error.code, detail: `names of WhatsApp: ${error.message}` }];
  }
}

function addContacts(
  database: Database,
  context: ParseContext,
  people: Map<string, WhatsappPerson>,
): readonly ProblemDraft[] {
  const contacts = optionalTable(database, 'ZWAADDRESSBOOKCONTACT', [
    'ZWHATSAPPID',
    'ZLID',
    'ZPHONENUMBER',
    'ZFULLNAME',
  ]);
  return joinSide<string, WhatsappPerson>(database, contacts?.table, context, (row) => {
    if (contacts === undefined) return undefined;
    const { at } = contacts;
    const phoneNumber = storedTextAt(row, at.ZPHONENUMBER);
    const person = { phoneNumber, fullName: storedTextAt(row, at.ZFULLNAME) };
    const ids = [phoneNumber, storedTextAt(row, at.ZWHATSAPPID), storedTextAt(row, at.ZLID)];
    for (const id of ids) {
      const key = keyOfIdentifier(id);
      if (key !== undefined) people.set(key, person);
    }
    return undefined;
  }).problems;
}

function addHiddenIds(
  database: Database,
  context: ParseContext,
  people: Map<string, WhatsappPerson>,
): readonly ProblemDraft[] {
  const pairs = optionalTable(database, 'ZWAPHONENUMBERLIDPAIR', ['ZLID', 'ZPHONENUMBER']);
  return joinSide<string, WhatsappPerson>(database, pairs?.table, context, (row) => {
    if (pairs === undefined) return undefined;
    const lid = storedTextAt(row, pairs.at.ZLID);
    const digits = storedTextAt(row, pairs.at.ZPHONENUMBER);
    if (lid === null || digits === null) return undefined;
    const key = keyOfIdentifier(lid.includes('@') ? lid : `${lid}@lid`);
    if (key === undefined || people.has(key)) return undefined;
    const known = people.get(keyOfIdentifier(digits) ?? '');
    people.set(key, known ?? { phoneNumber: internationalNumber(digits), fullName: null });
    return undefined;
  }).problems;
}

/** `+1 415…`, `1415…@s.whatsapp.net` and `1415…` are one number; a hidden id is not the number of the same digits. */
function keyOfIdentifier(identifier: string | null): string | undefined {
  if (identifier === null || identifier.length > 200) return undefined;
  const [name = '', server] = identifier.toLowerCase().split('@');
  if (server !== undefined && server !== 's.whatsapp.net') return `${name}@${server}`;
  const digits = name.replace(/[^\d]/g, '');
  return digits === '' ? undefined : digits;
}

function internationalNumber(digits: string): string {
  return digits.startsWith('+') ? digits : `+${digits}`;
}
