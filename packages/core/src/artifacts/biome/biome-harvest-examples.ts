import type { ArtifactExample } from '../../model/index.ts';
import type { BiomeEntry } from './biome-entry.ts';
import { exampleMessage, exampleSegment } from './biome-example-files.ts';
import { emptyBiomeEntry, inStream } from './biome-examples.ts';

/** The examples of `ios.biome` that are about messages, mails and what apps did. */
export const harvestExamples = (): ArtifactExample<BiomeEntry>[] => [
  {
    name: 'a message that the system read, and one that the phone sent',
    devicePath: inStream('ProactiveHarvesting.Messages'),
    content: exampleSegment(
      {
        state: 1,
        time: 733_900_100,
        data: exampleMessage(
          [1, 'A-1'],
          [3, { double: 733_900_000 }],
          [10, 'See https://track.example/p'],
          [11, exampleMessage([1, 'parcel@example.org'])],
          [22, false],
        ),
      },
      {
        state: 1,
        time: 733_900_200,
        data: exampleMessage(
          [1, 'A-2'],
          [3, { double: 733_900_150 }],
          [10, 'https://own.example/q'],
          [22, true],
        ),
      },
    ),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'ProactiveHarvesting.Messages',
        links: ['https://track.example/p'],
        direction: 'received',
        sender: 'parcel@example.org',
        email: 'parcel@example.org',
        body: 'See https://track.example/p',
        identifier: 'A-1',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:08:20Z',
        startDate: '2024-04-04T05:06:40Z',
      },
      {
        ...emptyBiomeEntry,
        stream: 'ProactiveHarvesting.Messages',
        links: ['https://own.example/q'],
        direction: 'sent',
        body: 'https://own.example/q',
        identifier: 'A-2',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:10:00Z',
        startDate: '2024-04-04T05:09:10Z',
      },
    ],
    times: [
      [
        { at: '2024-04-04T05:08:20Z', marks: 'message recorded by the system', clock: 'utc' },
        { at: '2024-04-04T05:06:40Z', marks: 'message received', clock: 'utc' },
      ],
      [
        { at: '2024-04-04T05:10:00Z', marks: 'message recorded by the system', clock: 'utc' },
        { at: '2024-04-04T05:09:10Z', marks: 'message sent', clock: 'utc' },
      ],
    ],
  },
  {
    name: 'mails that the system read, one of which names its sender only in its headers',
    devicePath: inStream('ProactiveHarvesting.Mail'),
    content: exampleSegment(
      {
        state: 1,
        time: 733_900_100,
        data: exampleMessage(
          [1, 'M-1'],
          [3, { double: 733_900_000 }],
          [6, 'Shop <shop@example.org>'],
          [11, 'Your order'],
          [12, '<a href="https://order.example/1">Order</a>'],
          [34, false],
        ),
      },
      {
        state: 1,
        time: 733_900_200,
        data: exampleMessage(
          [1, 'M-2'],
          [10, exampleMessage([1, 'Date'], [2, 'Thu'])],
          [10, exampleMessage([1, 'From'], [2, 'bank@example.org'])],
          [15, 'Log in: https://bank.example/l'],
          [30, { double: 733_900_150 }],
        ),
      },
    ),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'ProactiveHarvesting.Mail',
        links: ['https://order.example/1'],
        direction: 'received',
        sender: 'Shop <shop@example.org>',
        email: 'shop@example.org',
        title: 'Your order',
        identifier: 'M-1',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:08:20Z',
        startDate: '2024-04-04T05:06:40Z',
      },
      {
        ...emptyBiomeEntry,
        stream: 'ProactiveHarvesting.Mail',
        links: ['https://bank.example/l'],
        sender: 'bank@example.org',
        email: 'bank@example.org',
        body: 'Log in: https://bank.example/l',
        identifier: 'M-2',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:10:00Z',
        startDate: '2024-04-04T05:09:10Z',
      },
    ],
  },
  {
    name: 'what an app told the system that it did',
    devicePath: inStream('App.Intent'),
    content: exampleSegment({
      state: 1,
      time: 733_900_100,
      data: exampleMessage(
        [1, { double: 733_900_099 }],
        [2, 'net.whatsapp.WhatsApp'],
        [4, 'INSendMessageIntent'],
        [5, 'SendMessage'],
        [8, exampleMessage([5, exampleMessage([1, 'Look: https://talk.example/t'])])],
        [11, 2],
      ),
    }),
    records: [
      {
        ...emptyBiomeEntry,
        stream: 'App.Intent',
        bundleId: 'net.whatsapp.WhatsApp',
        storedLinks: ['https://talk.example/t'],
        direction: 'incoming',
        action: 'INSendMessageIntent',
        checksumMatches: true,
        writtenAt: '2024-04-04T05:08:20Z',
        startDate: '2024-04-04T05:08:19Z',
      },
    ],
    times: [[{ at: '2024-04-04T05:08:19Z', marks: 'app acted', clock: 'utc' }]],
  },
];
