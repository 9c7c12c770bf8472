import {
  isDictionary,
  toPlain,
  withKeys,
  type PlistDictionary,
} from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import {
  keyPath,
  mainArrayAt,
  momentAt,
  readDictionaryFile,
  textAt,
  timesAt,
} from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** Something that was done with a configuration profile. */
export type ProfileEvent = {
  readonly profileId: string;
  readonly timestamp: string | null;
  /** `install`, `remove`, … as stored. */
  readonly operation: string | null;
  /** The program that did it, e.g. `profiled`, `Preferences` or that of a management service. */
  readonly process: string | null;
  /** Whatever else the entry holds, as JSON. */
  readonly details: string | null;
};

const fileName = 'Library/ConfigurationProfiles/MCProfileEvents.plist';

export const profileEvents = defineArtifact<ProfileEvent>({
  id: 'ios.profile-events',
  version: 1,
  title: 'Changes to configuration profiles',
  group: 'device',
  describes: 'When configuration profiles were installed and removed, and by which program.',
  cannotShow:
    'What a profile set: see "Configuration profiles" for those still installed. Erasing the phone erases the history.',
  references: ['https://docs.mvt.re/en/latest/ios/records/#profile_eventsjson'],
  paths: [
    `/private/var/containers/Shared/SystemGroup/*/${fileName}`,
    `/private/var/mobile/${fileName}`,
  ],
  logLike: true,
  expected: onSomeIphones,

  fields: {
    profileId: { label: 'Profile', observable: 'profile-id', met: 'configured' },
    timestamp: { label: 'When' },
    operation: { label: 'What' },
    process: { label: 'By', observable: 'process', met: 'ran' },
    details: { label: 'Further', personal: true },
  },
  summary: ['profileId', 'operation', 'process'],
  times: timeDocs('cocoa-seconds', {
    entries: ['profile installed', 'profile removed', 'profile operation'],
    confidence: 'medium',
  }),

  *parse(file, context) {
    const events = mainArrayAt(readDictionaryFile(file, context), 'ProfileEvents');
    for (const [index, event] of events.entries()) {
      const path = `ProfileEvents/${index}`;
      if (!isDictionary(event)) {
        const position = { unit: 'key', path } as const;
        yield { kind: 'problem', code: 'malformed', detail: 'event is no dictionary', position };
        continue;
      }
      // Each entry has one key, the profile; more would be more events of that entry.
      for (const [profileId, value] of event) {
        const position = { unit: 'key', path: keyPath('ProfileEvents', index, profileId) } as const;
        if (!isDictionary(value)) {
          yield { kind: 'problem', code: 'malformed', detail: 'event is no dictionary', position };
          continue;
        }
        // Systems differ in the case of the keys.
        const fields = withKeys(value, (key) => key.toLowerCase());
        const timestamp = momentAt(fields, 'timestamp');
        const operation = textAt(fields, 'operation');
        yield {
          kind: 'record',
          data: {
            profileId,
            timestamp,
            operation,
            process: textAt(fields, 'process'),
            details: detailsOf(fields),
          },
          position,
          times: timesAt(fields, [markOf(operation), 'timestamp']),
        };
      }
    }
  },
});

function markOf(operation: string | null): string {
  if (/^install/i.test(operation ?? '')) return 'profile installed';
  return /^remove/i.test(operation ?? '') ? 'profile removed' : 'profile operation';
}

function detailsOf(fields: PlistDictionary): string | null {
  const further = new Map(fields);
  for (const known of ['timestamp', 'operation', 'process']) further.delete(known);
  return further.size === 0 ? null : JSON.stringify(toPlain(further, 200));
}

const eventsPath = `/private/var/containers/Shared/SystemGroup/systemgroup.com.apple.configurationprofiles/${fileName}`;

export const examples = (): ArtifactExample<ProfileEvent>[] => [
  {
    name: 'a profile installed by hand and removed again',
    devicePath: eventsPath,
    content: {
      plist: {
        ProfileEvents: [
          {
            'org.example.wifi': {
              Operation: 'install',
              Process: 'Preferences',
              Timestamp: new Date('2022-03-04T05:06:07Z'),
            },
          },
          {
            'org.example.wifi': {
              operation: 'remove',
              process: 'profiled',
              timestamp: new Date('2022-03-05T05:06:07Z'),
              Reason: 1,
            },
          },
        ],
      },
    },
    records: [
      {
        profileId: 'org.example.wifi',
        timestamp: '2022-03-04T05:06:07Z',
        operation: 'install',
        process: 'Preferences',
        details: null,
      },
      {
        profileId: 'org.example.wifi',
        timestamp: '2022-03-05T05:06:07Z',
        operation: 'remove',
        process: 'profiled',
        details: '{"reason":1}',
      },
    ],
    times: [
      [{ at: '2022-03-04T05:06:07Z', marks: 'profile installed', clock: 'utc' }],
      [{ at: '2022-03-05T05:06:07Z', marks: 'profile removed', clock: 'utc' }],
    ],
  },
  {
    name: 'an entry that is none, among others',
    devicePath: eventsPath,
    content: { plist: { ProfileEvents: ['odd', { a: {} }] } },
    records: [{ profileId: 'a', timestamp: null, operation: null, process: null, details: null }],
    problems: ['malformed'],
  },
  { name: 'no events', devicePath: eventsPath, content: { plist: {} }, records: [] },
];
