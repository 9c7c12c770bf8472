import { isoTime, timesOf } from '../../bytes/time.ts';
import { linksInText } from '../../formats/links.ts';
import {
  dateAt,
  isArray,
  isDictionary,
  isKeyedArchive,
  stringAt,
  unarchive,
  type PlistDictionary,
  type PlistValue,
} from '../../formats/plist/index.ts';
import {
  defineArtifact,
  EvidenceError,
  isEvidenceError,
  type ArtifactExample,
  type ParseContext,
  type PlistExampleValue,
} from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { keyPath, readPropertyListFile, textAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';
import { nestedLinks } from '../links/nested-links.ts';

/** A notice of an app that the system delivered and that stands in its list. */
export type DeliveredNotification = {
  /** The app; null where the list of the system does not name it. */
  readonly bundleId: string | null;
  readonly identifier: string | null;
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly message: string | null;
  readonly links: readonly string[];
  readonly creationDate: string | null;
};

/** Notices of one app, at most; the system itself keeps some hundreds. */
const mostNotices = 20_000;

const root = '/private/var/mobile/Library/UserNotifications';

/** Until iOS 11 each app has a file here, which is called as it. */
const pushStore = '/private/var/mobile/Library/SpringBoard/PushStore';

/** Which folder is of which app. */
const library = `${root}/Library.plist`;

export const deliveredNotifications = defineArtifact<DeliveredNotification>({
  id: 'ios.delivered-notifications',
  version: 1,
  title: 'Notifications that apps delivered',
  group: 'messages',
  describes:
    'Notices that apps showed and that are still in the list of the system: which app, when, and the links in title and text. ' +
    'They can quote messages that are gone from the app. The texts are left out of the records unless asked for.',
  cannotShow:
    'Notices that were opened or cleared, and whether anybody read one. The text is what the app chose to show. ' +
    'The keys are those that public readers name; no phone with such a list was at hand.',
  references: [
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/notificationsXI.py',
    'https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/notificationsXII.py',
  ],
  paths: [`${root}/*/DeliveredNotifications.plist`, `${pushStore}/*.pushstore`],
  alsoReads: [library],
  logLike: true,
  expected: onSomeIphones,

  fields: {
    bundleId: { label: 'App', observable: 'app-id', met: 'installed' },
    identifier: { label: 'Id of the notice' },
    title: { label: 'Title', personal: true },
    subtitle: { label: 'Subtitle', personal: true },
    message: { label: 'Text', personal: true },
    links: { label: 'Links', observable: 'url', met: 'received' },
    creationDate: { label: 'Delivered' },
  },
  summary: ['bundleId', 'links'],
  times: timeDocs('cocoa-seconds', { entries: ['notice delivered'], confidence: 'medium' }),

  *parse(file, context) {
    const notices = valueOf(readPropertyListFile(file, context), context);
    // An app without notices keeps an empty archive.
    if (notices === null) return;
    if (!isArray(notices)) {
      throw new EvidenceError('unsupported', 'the notices are no list');
    }
    const bundleId = appOf(context);
    for (const [index, notice] of notices.entries()) {
      const position = { unit: 'key', path: keyPath(index) } as const;
      if (index >= mostNotices) {
        const detail = `only ${mostNotices} notices were read`;
        yield { kind: 'problem', code: 'limit-exceeded', detail, position };
        return;
      }
      if (!isDictionary(notice)) {
        yield { kind: 'problem', code: 'malformed', detail: 'a notice is no dictionary', position };
        continue;
      }
      const { urls, shortened } = nestedLinks(notice, context.limits, 'strict');
      if (shortened) yield { kind: 'problem', ...shortened, position };
      yield { kind: 'record', ...noticeOf(notice, bundleId, urls), position };
    }
  },
});

function noticeOf(
  notice: PlistDictionary,
  bundleId: string | null,
  nested: readonly string[],
): { readonly data: DeliveredNotification; readonly times: ReturnType<typeof timesOf> } {
  const created = dateAt(notice, 'AppNotificationCreationDate')?.cocoaSeconds ?? null;
  const title = textAt(notice, 'AppNotificationTitle');
  const subtitle = textAt(notice, 'AppNotificationSubtitle');
  const message = textAt(notice, 'AppNotificationMessage');
  const texts = [title, subtitle, message].map((text) => text ?? '');
  return {
    data: {
      bundleId,
      identifier: textAt(notice, 'AppNotificationIdentifier'),
      title,
      subtitle,
      message,
      // What the app was sent along with the words may hold the address that a touch opens.
      links: [...new Set([...texts.flatMap((text) => linksInText(text)), ...nested])],
      creationDate: isoTime('cocoa-seconds', created) ?? null,
    },
    times: timesOf(['notice delivered', 'cocoa-seconds', created]),
  };
}

/** The values of an archive, as the system writes these files, or of a plain property list. */
function valueOf(list: PlistValue, { limits }: ParseContext): PlistValue {
  return isKeyedArchive(list) ? unarchive(list, limits) : list;
}

/** The folder is called as the app, or by a UUID that the list of the system names beside the app. */
function appOf(context: ParseContext): string | null {
  const [folder = '', name = ''] = context.devicePath.split('/').slice(-2);
  if (name.endsWith('.pushstore')) return name.slice(0, -'.pushstore'.length);
  if (!/^[\dA-F-]{36}$/i.test(folder)) return folder;
  const file = context.related(library);
  if (file === undefined) return null;
  try {
    const apps = valueOf(readPropertyListFile(file, context), context);
    if (!isDictionary(apps)) return null;
    return [...apps.keys()].find((app) => stringAt(apps, app) === folder) ?? null;
  } catch (error) {
    if (!isEvidenceError(error)) throw error;
    context.problem({ code: error.code, detail: `list of the apps: ${error.message}` });
    return null;
  }
}

const uid = (value: number): PlistExampleValue => ({ uid: value });

/** An archive of notices, whose objects are given from index 1 on; the first is the list of them. */
const archive = (...objects: readonly PlistExampleValue[]): PlistExampleValue => ({
  $archiver: 'NSKeyedArchiver',
  $version: 100_000,
  $top: { root: uid(1) },
  $objects: ['$null', ...objects],
});
const notice = (keys: readonly number[], values: readonly number[]): PlistExampleValue => ({
  $class: uid(3),
  'NS.keys': keys.map(uid),
  'NS.objects': values.map(uid),
});

const folder = 'FD58AC73-A47A-4577-81A3-465B2AD96B28';

export const examples = (): ArtifactExample<DeliveredNotification>[] => [
  {
    name: 'a notice of a message with a link, in the folder of an app that the list of the system names',
    devicePath: `${root}/${folder}/DeliveredNotifications.plist`,
    content: {
      plist: archive(
        { $class: uid(2), 'NS.objects': [uid(4)] },
        { $classname: 'NSArray', $classes: ['NSArray', 'NSObject'] },
        { $classname: 'NSDictionary', $classes: ['NSDictionary', 'NSObject'] },
        notice([5, 6, 7, 8], [9, 10, 11, 12]),
        'AppNotificationCreationDate',
        'AppNotificationTitle',
        'AppNotificationMessage',
        'AppNotificationIdentifier',
        { $class: uid(13), 'NS.time': 733_900_000 },
        'Parcel',
        'Pay at https://parcel.example/x',
        'N-1',
        { $classname: 'NSDate', $classes: ['NSDate', 'NSObject'] },
      ),
    },
    related: {
      [library]: { plist: { 'com.apple.MobileSMS': folder, 'org.example.app': 'other' } },
    },
    records: [
      {
        bundleId: 'com.apple.MobileSMS',
        identifier: 'N-1',
        title: 'Parcel',
        subtitle: null,
        message: 'Pay at https://parcel.example/x',
        links: ['https://parcel.example/x'],
        creationDate: '2024-04-04T05:06:40Z',
      },
    ],
    times: [[{ at: '2024-04-04T05:06:40Z', marks: 'notice delivered', clock: 'utc' }]],
  },
  {
    name: 'a plain list in a folder that is called as its app, and an item that is no notice',
    devicePath: `${root}/org.example.app/DeliveredNotifications.plist`,
    content: {
      plist: [
        { AppNotificationTitle: 'Hello', AppNotificationSubtitle: 'example.org' },
        'no notice',
      ],
    },
    records: [
      {
        bundleId: 'org.example.app',
        identifier: null,
        title: 'Hello',
        subtitle: 'example.org',
        message: null,
        links: ['example.org'],
        creationDate: null,
      },
    ],
    problems: ['malformed'],
  },
  {
    name: 'until iOS 11 the notices of an app stand in a file that is called as the app',
    devicePath: `${pushStore}/org.example.app.pushstore`,
    content: {
      plist: archive(
        { $class: uid(2), 'NS.objects': [uid(4)] },
        { $classname: 'NSArray', $classes: ['NSArray', 'NSObject'] },
        { $classname: 'NSDictionary', $classes: ['NSDictionary', 'NSObject'] },
        notice([5], [6]),
        'AppNotificationMessage',
        'Pay at https://parcel.example/x',
      ),
    },
    records: [
      {
        bundleId: 'org.example.app',
        identifier: null,
        title: null,
        subtitle: null,
        message: 'Pay at https://parcel.example/x',
        links: ['https://parcel.example/x'],
        creationDate: null,
      },
    ],
  },
  {
    name: 'an app without notices',
    devicePath: `${root}/${folder}/DeliveredNotifications.plist`,
    content: {
      plist: {
        $archiver: 'NSKeyedArchiver',
        $version: 100_000,
        $top: { root: uid(0) },
        $objects: ['$null'],
      },
    },
    records: [],
  },
  {
    name: 'a property list of another form',
    content: { plist: { a: 1 } },
    records: [],
    problems: ['unsupported'],
  },
];
