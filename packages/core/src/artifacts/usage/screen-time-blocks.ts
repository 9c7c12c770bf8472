import type { Database, Row } from '../../model/index.ts';
import {
  numberAt,
  optionalTable,
  rowReference,
  timeAt,
  type BoundTable,
} from '../rows/database-rows.ts';
import { isoAt, storedTextAt } from '../rows/field-values.ts';
import type { ScreenTimeEntry } from './screen-time-entry.ts';

/** The hour an entry belongs to, on which device. */
export interface Block {
  readonly fields: Pick<
    ScreenTimeEntry,
    'device' | 'deviceName' | 'startDate' | 'durationInMinutes' | 'lastEventDate'
  >;
  readonly start: number | bigint | null;
}

/** The hour of a key. */
export type BlockOf = (key: number | bigint | undefined) => Block;

/** Hours of use, with the device that each was counted on. */
export function blocks(database: Database): BlockOf {
  const table = optionalTable(database, 'ZUSAGEBLOCK', [
    'ZUSAGE',
    'ZSTARTDATE',
    'ZDURATIONINMINUTES',
    'ZLASTEVENTDATE',
  ]);
  const usages = optionalTable(database, 'ZUSAGE', ['ZDEVICE']);
  const devices = optionalTable(database, 'ZCOREDEVICE', ['ZLOCALUSERDEVICESTATE', 'ZNAME']);

  // Without these nobody can tell whose an hour was.
  const knowsDevices =
    usages !== undefined &&
    usages.at.ZDEVICE >= 0 &&
    devices !== undefined &&
    devices.at.ZLOCALUSERDEVICESTATE >= 0;

  return (key) => {
    const row = seek(database, table, key);
    if (row === undefined || table === undefined) return noBlock;
    const usage = seek(database, usages, rowReference(row, table.at.ZUSAGE));
    const deviceKey = usage && rowReference(usage, usages!.at.ZDEVICE);
    const device = seek(database, devices, deviceKey);
    return {
      fields: {
        device:
          usage === undefined || !knowsDevices
            ? null
            : deviceKey === undefined
              ? 'all'
              : device !== undefined && !device.isNull(devices.at.ZLOCALUSERDEVICESTATE)
                ? 'this'
                : 'other',
        deviceName: device === undefined ? null : storedTextAt(device, devices!.at.ZNAME),
        startDate: isoAt(row, table.at.ZSTARTDATE, 'cocoa-seconds'),
        durationInMinutes: numberAt(row, table.at.ZDURATIONINMINUTES),
        lastEventDate: isoAt(row, table.at.ZLASTEVENTDATE, 'cocoa-seconds'),
      },
      start: timeAt(row, table.at.ZSTARTDATE),
    };
  };
}

const noBlock: Block = {
  fields: {
    device: null,
    deviceName: null,
    startDate: null,
    durationInMinutes: null,
    lastEventDate: null,
  },
  start: null,
};

/** A row by its key; `undefined` where the table or the row is not there. */
export function seek(
  database: Database,
  bound: BoundTable<never> | undefined,
  key: number | bigint | undefined,
): Row | undefined {
  return bound === undefined || key === undefined || bound.table.withoutRowId
    ? undefined
    : database.seek(bound.table, key);
}
