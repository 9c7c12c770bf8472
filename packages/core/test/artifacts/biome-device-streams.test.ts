import { expect, test } from 'vitest';
import {
  exampleMessage,
  type ExampleField,
} from '../../src/artifacts/biome/biome-example-files.ts';
import { knownStream } from '../../src/artifacts/biome/biome-streams.ts';
import { readProtobuf } from '../../src/formats/protobuf.ts';
import { defaultLimits } from '../../src/model/index.ts';

type Fields = readonly ExampleField[];

const read = (stream: string, ...fields: Fields) => {
  const event = knownStream(stream)!(readProtobuf(exampleMessage(...fields)), defaultLimits);
  const { isStarting, name, identifier } = event.fields;
  return [event.marks, isStarting, name, identifier];
};

test.each<[string, string, Fields, unknown[]]>([
  [
    'Device.Wireless.WiFi',
    'joined',
    [
      [1, 'Cafe'],
      [2, true],
    ],
    ['network joined', true, 'Cafe', null],
  ],
  [
    'Device.Wireless.Bluetooth',
    'disconnected',
    [
      [1, 'AA:BB:CC:DD:EE:FF'],
      [2, 'Car'],
      [4, false],
    ],
    ['accessory disconnected', false, 'Car', 'AA:BB:CC:DD:EE:FF'],
  ],
  ['Device.Wireless.AirplaneMode', 'off', [[1, false]], ['flight mode off', false, null, null]],
  [
    'Device.Power.PluggedIn',
    'in',
    [
      [1, true],
      [2, false],
    ],
    ['power plugged in', true, null, null],
  ],
  ['Device.ScreenLocked', 'locked', [[1, true]], ['screen locked', true, null, null]],
  ['Device.KeybagLocked', 'unlocked', [[1, false]], ['keys unlocked', false, null, null]],
  ['Device.BootSession', 'without a flag', [[1, 'x']], ['phone started', null, null, 'x']],
])('the stream %s tells what happened: %s', (stream, _, fields, event) => {
  expect(read(stream, ...fields)).toEqual(event);
});
