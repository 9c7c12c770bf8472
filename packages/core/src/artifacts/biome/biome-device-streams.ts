import { hexOf } from '../../bytes/hex.ts';
import { protobufNumber, protobufText, type ProtobufMessage } from '../../formats/protobuf.ts';
import type { StreamEvent } from './biome-entry.ts';

/** What a stream about the phone itself tells, and what its times mark. */
interface DeviceStream {
  readonly begins: string;
  readonly ends: string;
  /** Field number of the flag that tells a begin from an end. */
  readonly starting: number;
  readonly name?: number;
  readonly identifier?: number;
}

/**
 * Streams of one state each, with the field numbers that the system's own BiomeLibrary declares (`BMDeviceWiFi`, `BMDeviceBluetooth`,
 * `BMDeviceBootSession`, `BMDevicePluggedIn`, `BMDeviceScreenLocked`, `BMDeviceKeybagLocked`, `BMDeviceAirplaneMode`; iOS 16 to 18).
 */
const streams: { readonly [stream: string]: DeviceStream } = {
  'Device.Wireless.WiFi': { begins: 'network joined', ends: 'network left', starting: 2, name: 1 },
  'Device.Wireless.Bluetooth': {
    begins: 'accessory connected',
    ends: 'accessory disconnected',
    starting: 4,
    name: 2,
    identifier: 1,
  },
  'Device.Wireless.AirplaneMode': {
    begins: 'flight mode on',
    ends: 'flight mode off',
    starting: 1,
  },
  'Device.Power.PluggedIn': { begins: 'power plugged in', ends: 'power unplugged', starting: 1 },
  'Device.ScreenLocked': { begins: 'screen locked', ends: 'screen unlocked', starting: 1 },
  'Device.KeybagLocked': { begins: 'keys locked', ends: 'keys unlocked', starting: 1 },
  'Device.BootSession': {
    begins: 'phone started',
    ends: 'phone stopped',
    starting: 2,
    identifier: 1,
  },
};

/** What times of these streams mark. */
export const deviceMarks: readonly string[] = Object.values(streams).flatMap(({ begins, ends }) => [
  begins,
  ends,
]);

/** The streams by name, each with its reader. */
export const deviceStreams: readonly (readonly [
  stream: string,
  read: (message: ProtobufMessage) => StreamEvent,
])[] = Object.entries(streams).map(([stream, { begins, ends, starting, name, identifier }]) => [
  stream,
  (message) => {
    const value = protobufNumber(message, starting);
    return {
      marks: value === 0 ? ends : begins,
      fields: {
        isStarting: value === undefined ? null : value !== 0,
        name: name === undefined ? null : (protobufText(message, name) ?? null),
        identifier: identifier === undefined ? null : identifierIn(message, identifier),
      },
    };
  },
]);

/** An address in text, or a UUID in its sixteen bytes. */
function identifierIn(message: ProtobufMessage, field: number): string | null {
  const value = message.get(field)?.at(-1);
  if (value?.wire !== 'bytes') return null;
  if (value.bytes.length !== 16) return protobufText(message, field) ?? null;
  return hexOf(value.bytes)
    .toUpperCase()
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
