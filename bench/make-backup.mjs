/**
 * Makes the phone backups that the bench checks: 200,000 messages, 100,000 visits, 20,000 WhatsApp messages and
 * 200,000 manifest entries, plain and encrypted. Made once, the same bytes on every machine, then used again.
 *
 *   node bench/make-backup.mjs
 */
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  backupFileId,
  binaryPlist,
  messageDefaults,
  messageRow,
  namedRows,
  ordinaryLink,
  ordinaryPhone,
  randomOf,
  safariHistorySchema,
  sentence,
  smsSchema,
  tablesOf,
  whatsAppSchema,
  writeBackup,
  writeSqliteFile,
} from '@athar/synthetic';

/** Raised when the content below changes, so that older backups are made again. */
const version = 3;
const counts = { messages: 200_000, visits: 100_000, chats: 20_000, manifest: 200_000 };
const password = 'bench';

const lastMoment = Date.parse('2022-11-20T19:00:00Z') / 1000;
const cocoaOffset = 978_307_200;
const secondsApart = 300;

const stores = {
  messages: { domain: 'HomeDomain', relativePath: 'Library/SMS/sms.db' },
  visits: { domain: 'AppDomain-com.apple.mobilesafari', relativePath: 'Library/Safari/History.db' },
  chats: {
    domain: 'AppDomainGroup-group.net.whatsapp.WhatsApp.shared',
    relativePath: 'ChatStorage.sqlite',
  },
};

/** Returns where the backups are, making them first if need be. */
export function benchBackups(work = fileURLToPath(new URL('./made/', import.meta.url))) {
  const folder = join(work, 'backups');
  const mark = join(folder, 'made.json');
  const made = existsSync(mark) ? JSON.parse(readFileSync(mark, 'utf8')) : undefined;
  if (made?.version !== version) make(work, folder, mark);
  return {
    plain: join(folder, 'plain'),
    encrypted: join(folder, 'encrypted'),
    password,
    ...JSON.parse(readFileSync(mark, 'utf8')),
  };
}

function make(work, folder, mark) {
  rmSync(folder, { recursive: true, force: true });
  const draft = join(work, 'backups.draft');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const paths = {
    messages: join(draft, 'sms.db'),
    visits: join(draft, 'History.db'),
    chats: join(draft, 'ChatStorage.sqlite'),
  };
  writeMessages(paths.messages);
  writeVisits(paths.visits);
  writeChats(paths.chats);
  const { backup } = ordinaryPhone();
  const content = { ...backup, seed: 'bench', files: [...filesOf(backup, paths)] };
  writeBackup(join(draft, 'plain'), content);
  writeBackup(join(draft, 'encrypted'), { ...content, encryption: { password } });
  const bytes = Object.fromEntries([
    ...Object.entries(paths).map(([name, path]) => [name, statSync(path).size]),
    ['manifest', statSync(join(draft, 'plain', 'Manifest.db')).size],
  ]);
  for (const path of Object.values(paths)) rmSync(path);
  renameSync(draft, folder);
  writeFileSync(mark, `${JSON.stringify({ version, counts, bytes }, null, 2)}\n`);
}

/** The small stores of an ordinary phone, the large ones made here, and entries until the manifest is full. */
function* filesOf(backup, paths) {
  const large = new Map(
    Object.entries(stores).map(([name, { domain, relativePath }]) => [
      backupFileId(domain, relativePath),
      paths[name],
    ]),
  );
  const folders = new Set();
  let rows = 0;
  const counted = (file) => {
    const parts = file.relativePath.split('/');
    for (let depth = 0; depth < parts.length; depth += 1) {
      folders.add(`${file.domain}-${parts.slice(0, depth).join('/')}`);
    }
    rows += 1;
    return file;
  };
  for (const file of backup.files) {
    const path = large.get(backupFileId(file.domain, file.relativePath));
    yield counted(path === undefined ? file : { ...file, content: { file: path } });
  }
  const random = randomOf('bench manifest');
  for (let index = 0; rows + folders.size < counts.manifest; index += 1) {
    const file = fillerEntry(random, index);
    yield counted({
      ...file,
      statedSize: random.whole(100, 5_000_000),
      modified: lastMoment - index * 60,
    });
  }
}

const appNames = ['reader', 'weather', 'bank', 'podcasts', 'maps', 'recipes', 'tickets', 'chess'];

/** Entries that the manifest names and nothing is stored for: photographs, caches and website data of apps. */
function fillerEntry(random, index) {
  const app = `example.${appNames[index % appNames.length]}.mobile`;
  switch (index % 4) {
    case 0:
      return {
        domain: 'CameraRollDomain',
        relativePath: `Media/DCIM/${100 + Math.floor(index / 4000)}APPLE/IMG_${index}.HEIC`,
      };
    case 1:
      return {
        domain: `AppDomain-${app}`,
        relativePath: `Library/content/${random.hex(2)}/${random.hex(8)}${index}.json`,
      };
    case 2:
      return {
        domain: 'HomeDomain',
        relativePath: `Library/SMS/Attachments/${random.hex(2)}/${index}.heic`,
      };
    default:
      return {
        domain: `AppDomain-${app}`,
        relativePath: `Library/WebKit/WebsiteData/LocalStorage/https_h${index}.example_0.localstorage`,
      };
  }
}

/** A text of a few sentences, one in ten with a link of its own. */
function longText(random, index) {
  const language = index % 3 === 0 ? 'ar' : 'en';
  const parts = [
    sentence(random, language),
    sentence(random, language),
    sentence(random, language),
  ];
  if (index % 10 === 0) parts.push(`https://n${index}.pages.example/${random.hex(8)}?from=message`);
  return parts.join(' ');
}

function writeMessages(path) {
  const random = randomOf('bench messages');
  const handles = Array.from({ length: 400 }, (_, index) => ({
    ROWID: index + 1,
    id: `+4477009${String(index).padStart(5, '0')}`,
    country: 'gb',
    service: 'iMessage',
  }));
  // As nearly every message of iOS 16 and later has it: a list, without the versions of an edited text.
  const summary = Buffer.from(binaryPlist({ us: true }));
  function* rows() {
    for (let index = 0; index < counts.messages; index += 1) {
      const row = messageRow({
        id: index + 1,
        guid: random.uuid(),
        time: lastMoment - (counts.messages - index) * secondsApart,
        text: longText(random, index),
        fromMe: random.chance(0.45),
        handle: random.whole(1, handles.length),
        service: 'iMessage',
        textIn: random.chance(0.3) ? 'attributedBody' : 'both',
      });
      yield { ...row, message_summary_info: summary };
    }
  }
  const tables = tablesOf(smsSchema, { handle: handles }).filter(({ name }) => name !== 'message');
  const message = {
    name: 'message',
    columns: smsSchema.message,
    rows: namedRows(smsSchema.message, rows(), messageDefaults),
  };
  writeSqliteFile(path, { tables: [...tables, message] });
}

function writeVisits(path) {
  const random = randomOf('bench visits');
  const pages = Array.from({ length: 20_000 }, (_, index) =>
    index % 4 === 0
      ? `${ordinaryLink(random)}#${index}`
      : `https://w${index}.site${index % 700}.example/${random.hex(12)}/${index}`,
  );
  const tables = tablesOf(safariHistorySchema, {
    history_items: pages.map((url, index) => ({
      id: index + 1,
      url,
      domain_expansion: 'site',
      visit_count: 5,
      should_recompute_derived_visit_counts: 0,
      visit_count_score: 100,
    })),
    history_visits: Array.from({ length: counts.visits }, (_, index) => ({
      id: index + 1,
      history_item: random.whole(1, pages.length),
      visit_time: lastMoment - (counts.visits - index) * secondsApart - cocoaOffset + 0.5,
      title: `Page ${index} of the bench`,
      load_successful: 1,
      http_non_get: 0,
      synthesized: 0,
      origin: 0,
      generation: 0,
      attributes: 0,
      score: 100,
    })),
  });
  writeSqliteFile(path, { tables, userVersion: 13 });
}

function writeChats(path) {
  const random = randomOf('bench chats');
  const jid = (index) => `4477009${String(index).padStart(5, '0')}@s.whatsapp.net`;
  const sessions = 60;
  const tables = tablesOf(whatsAppSchema, {
    ZWACHATSESSION: Array.from({ length: sessions }, (_, index) => ({
      Z_PK: index + 1,
      ZCONTACTJID: jid(index),
      ZPARTNERNAME: `Partner ${index}`,
      ZSESSIONTYPE: 0,
      ZARCHIVED: 0,
      ZREMOVED: 0,
      ZMESSAGECOUNTER: counts.chats / sessions,
    })),
    ZWAMESSAGE: Array.from({ length: counts.chats }, (_, index) => {
      const session = random.whole(1, sessions);
      const fromMe = random.chance(0.5);
      const time = lastMoment - (counts.chats - index) * secondsApart - cocoaOffset;
      return {
        Z_PK: index + 1,
        Z_ENT: 9,
        Z_OPT: 2,
        ZCHATSESSION: session,
        ZISFROMME: fromMe ? 1 : 0,
        ZMESSAGETYPE: 0,
        ZMESSAGEDATE: time,
        ZSENTDATE: time,
        ZFROMJID: fromMe ? null : jid(session - 1),
        ZTOJID: fromMe ? jid(session - 1) : null,
        ZSTANZAID: random.hex(20).toUpperCase(),
        ZTEXT: longText(random, index),
      };
    }),
  });
  writeSqliteFile(path, { tables });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(benchBackups(), null, 2)}\n`);
}
