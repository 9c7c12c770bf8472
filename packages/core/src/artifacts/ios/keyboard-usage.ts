import { isArray, isDictionary, numberAt } from '../../formats/plist/index.ts';
import { defineArtifact, type ArtifactExample } from '../../model/index.ts';
import { onSomeIphones } from '../ios-expectation.ts';
import { keyPath, momentAt, readDictionaryFile, timesAt } from '../property-list-file.ts';
import { timeDocs } from '../rows/time-docs.ts';

/** A stretch of use of one app, as the keyboard counts it. */
export type KeyboardUsage = {
  readonly bundleId: string;
  /** Seconds that the app was in front. */
  readonly appTime: number | null;
  /** Seconds of each time the keyboard was shown, together. */
  readonly keyboardTime: number;
  readonly keyboardUses: number;
  readonly startDate: string | null;
};

export const keyboardUsage = defineArtifact<KeyboardUsage>({
  id: 'ios.keyboard-usage',
  version: 1,
  title: 'Use of apps counted by the keyboard',
  group: 'apps',
  describes:
    'Apps that were in front on the last days and how long the keyboard was shown in each, as the keyboard counts it. What was typed is not there.',
  cannotShow:
    'Programs without a screen, and the hour: only the day is kept, rounded by the system. A week or so is kept, and then sent to Apple or dropped.',
  references: ['https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/keyboard.py'],
  paths: ['/private/var/mobile/Library/Keyboard/app_usage_database.plist'],
  logLike: true,
  expected: onSomeIphones,

  fields: {
    bundleId: { label: 'App', observable: 'app-id', met: 'ran' },
    appTime: { label: 'In front (seconds)' },
    keyboardTime: { label: 'Keyboard shown (seconds)' },
    keyboardUses: { label: 'Keyboard shown (times)' },
    startDate: { label: 'Day' },
  },
  summary: ['bundleId', 'appTime', 'keyboardTime'],
  times: timeDocs('cocoa-seconds', { entries: ['day of app use'], confidence: 'medium' }),

  *parse(file, context) {
    for (const [bundleId, uses] of readDictionaryFile(file, context)) {
      if (!isArray(uses)) {
        const position = { unit: 'key', path: keyPath(bundleId) } as const;
        yield { kind: 'problem', code: 'malformed', detail: 'uses are no array', position };
        continue;
      }
      for (const [index, use] of uses.entries()) {
        const position = { unit: 'key', path: keyPath(bundleId, index) } as const;
        if (!isDictionary(use)) {
          yield { kind: 'problem', code: 'malformed', detail: 'use is no dictionary', position };
          continue;
        }
        const times = use.get('keyboardTimes') ?? null;
        const shown = (isArray(times) ? times : []).filter((time) => typeof time === 'number');
        const appTime = numberAt(use, 'appTime');
        const startDate = momentAt(use, 'startDate');
        yield {
          kind: 'record',
          data: {
            bundleId,
            appTime: appTime !== undefined && Number.isFinite(appTime) ? appTime : null,
            keyboardTime: sum(shown),
            keyboardUses: shown.length,
            startDate,
          },
          position,
          times: timesAt(use, ['day of app use', 'startDate']),
        };
      }
    }
  },
});

function sum(times: readonly number[]): number {
  const total = times.reduce((seconds, time) => seconds + time, 0);
  return Number.isFinite(total) ? total : 0;
}

export const examples = (): ArtifactExample<KeyboardUsage>[] => [
  {
    name: 'a messenger with the keyboard and a game without',
    content: {
      plist: {
        'org.example.messenger': [
          {
            appTime: 22.5,
            keyboardTimes: [2.25, 3.5],
            startDate: new Date('2023-05-17T00:00:00Z'),
          },
          { appTime: 1.5, keyboardTimes: [], startDate: new Date('2023-05-20T00:00:00Z') },
        ],
        'org.example.game': [{ appTime: 400 }, 'odd'],
        version: 1,
      },
    },
    records: [
      {
        bundleId: 'org.example.messenger',
        appTime: 22.5,
        keyboardTime: 5.75,
        keyboardUses: 2,
        startDate: '2023-05-17T00:00:00Z',
      },
      {
        bundleId: 'org.example.messenger',
        appTime: 1.5,
        keyboardTime: 0,
        keyboardUses: 0,
        startDate: '2023-05-20T00:00:00Z',
      },
      {
        bundleId: 'org.example.game',
        appTime: 400,
        keyboardTime: 0,
        keyboardUses: 0,
        startDate: null,
      },
    ],
    times: [
      [{ at: '2023-05-17T00:00:00Z', marks: 'day of app use', clock: 'utc' }],
      [{ at: '2023-05-20T00:00:00Z', marks: 'day of app use', clock: 'utc' }],
      [],
    ],
    problems: ['malformed', 'malformed'],
  },
  { name: 'nothing counted', content: { plist: {} }, records: [] },
];
