import { appStoreSystem, type AppStoreEntry } from '../../artifacts/ios/app-store-system.ts';
import { applications, type Application } from '../../artifacts/ios/applications.ts';
import {
  configurationProfiles,
  type ConfigurationProfile,
} from '../../artifacts/ios/configuration-profiles.ts';
import {
  mobileInstallationLog,
  type InstallationStep,
} from '../../artifacts/ios/mobile-installation-log.ts';
import { profileEvents, type ProfileEvent } from '../../artifacts/ios/profile-events.ts';
import { sms, type SmsMessage } from '../../artifacts/ios/sms.ts';
import { whatsapp, type WhatsappMessage } from '../../artifacts/ios/whatsapp.ts';
import {
  noteOf,
  type Note,
  type NoteValues,
  type SequenceMatch,
  type SequenceRule,
} from '../../model/index.ts';
import { followingSteps, timeAfter } from '../following-steps.ts';
import { installExamples } from '../install-examples.ts';
import { installLinkIn, installLinkParts } from '../install-links.ts';
import { secondsText } from '../moments.ts';

const hour = 3600;
const day = 24 * hour;

/** Steps that one finding shows. */
const mostShown = 20;

/** Findings of one phone: beyond them no more are looked for, as they are not kept. */
const mostFound = 1000;

const link = (links: readonly string[] | null, direction: string | null) => {
  if (direction === 'sent') return undefined;
  const found = (links ?? []).map(installLinkIn).find((one) => one !== undefined);
  return found && { role: 'link', kind: found.kind, name: found.url };
};

/** Apps of the store come all the time; those of TestFlight and of others tell something. */
function app(name: string | null, installer: string | null): NoteValues | undefined {
  if (installer === null || installer === '') return undefined;
  if (installer === 'com.apple.TestFlight')
    return { role: 'step', kind: 'test', name: name ?? '?', span: day };
  if (installer.startsWith('com.apple.AppStore') || installer === 'com.apple.appstored')
    return undefined;
  return { role: 'step', kind: 'app', name: name ?? '?', span: day };
}

/**
 * A message with a link that installs something, and within a day a step of installing or removing something of that kind. Steps of the
 * installer's log can be ordinary updates, and their clock has no zone: they count within an hour, give or take the zone, and as less.
 */
export const installAfterMessageLink: SequenceRule = {
  id: 'ios.install-after-message-link',
  version: 1,
  title: 'Something was installed or removed after a message with an install link',
  message:
    'A message of {received} held the link {link}, which installs something, and within a day of it the phone recorded steps of installing or removing: {steps}, the first for {name} at {at}.',
  why:
    'Profiles and apps from outside the store come by such links. Spyware that needs the help of whoever holds the phone was sent in just this way, ' +
    'with a message that looks like one of a telephone company.',
  otherExplanations: [
    'Employers and schools send such links to set up a phone, and developers send them to those who test an app.',
    'Something else can have been installed or updated on the same day by chance.',
  ],
  references: [
    'https://blog.google/threat-analysis-group/italian-spyware-vendor-targets-users-in-italy-and-kazakhstan/',
    'https://support.apple.com/guide/deployment/depce7cefc4d/web',
  ],
  level: 'medium',
  confidence: 'low',
  leadsTo: 'S3',
  met: 'received',
  notes: [
    noteOf<SmsMessage>({
      artifact: sms,
      onlyIf: { field: 'links', holdsAny: installLinkParts },
      note: ({ data }) => link(data.links, data.direction),
    }),
    noteOf<WhatsappMessage>({
      artifact: whatsapp,
      onlyIf: { field: 'links', holdsAny: installLinkParts },
      note: ({ data }) => link(data.links, data.direction),
    }),
    noteOf<ConfigurationProfile>({
      artifact: configurationProfiles,
      note: ({ data: { payloadDisplayName, payloadIdentifier, installDate } }) =>
        installDate === null
          ? undefined
          : {
              role: 'step',
              kind: 'profile',
              name: payloadDisplayName ?? payloadIdentifier ?? '?',
              span: day,
            },
    }),
    noteOf<ProfileEvent>({
      artifact: profileEvents,
      note: ({ data: { profileId } }) => ({
        role: 'step',
        kind: 'profile',
        name: profileId,
        span: day,
      }),
    }),
    noteOf<Application>({
      artifact: applications,
      note: ({ data }) => app(data.bundleId ?? data.itemName, data.sourceApp),
    }),
    noteOf<AppStoreEntry>({
      artifact: appStoreSystem,
      note: ({ data }) =>
        data.table === 'app_install' ? app(data.bundleId, data.clientId) : undefined,
    }),
    noteOf<InstallationStep>({
      artifact: mobileInstallationLog,
      note: ({ data: { event, bundleId } }) =>
        event === 'installed' || event === 'uninstalled'
          ? { role: 'step', kind: 'log', name: bundleId ?? '?', span: hour }
          : undefined,
    }),
  ],
  finish: ({ notes }) => {
    const steps = notes.filter(({ values }) => values.role === 'step');
    const stepsOfKind = new Map<unknown, ReturnType<typeof followingSteps>>();
    const found: SequenceMatch[] = [];
    for (const message of notes) {
      const { role, kind } = message.values;
      if (role !== 'link') continue;
      const after =
        stepsOfKind.get(kind) ??
        followingSteps(
          steps.filter((step) => fits(message, step)),
          mostShown,
        );
      stepsOfKind.set(kind, after);
      found.push(...matchOf(message, after));
      if (found.length > mostFound) break;
    }
    return found;
  },
};

function matchOf(message: Note, after: ReturnType<typeof followingSteps>): SequenceMatch[] {
  const received = Date.parse(message.times[0]?.at ?? '') / 1000;
  const following = Number.isFinite(received) ? after(received) : undefined;
  const first = following?.first[0];
  if (!first) return [];
  const isOrdinary = [...following.kinds].every((kind) => kind === 'log' || kind === 'test');
  return [
    {
      values: {
        received: secondsText(received),
        link: String(message.values.name),
        steps: following.count,
        name: String(first.values.name),
        at: timeAfter(received, first)!,
      },
      shows: [message, ...following.first],
      level: isOrdinary ? 'low' : 'medium',
    },
  ];
}

/** Whether a link of this kind can lead to such a step. */
function fits({ values: { kind: link } }: Note, { values: { kind: step } }: Note): boolean {
  if (link === 'profile') return step === 'profile';
  if (link === 'test') return step === 'test';
  return step === 'app' || step === 'log';
}

export const examples = installExamples;
