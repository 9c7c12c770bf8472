import { timesOf } from '../../bytes/time.ts';
import type {
  Emission,
  FieldDocs,
  ParseContext,
  RandomAccessFile,
  RecordDraft,
  Row,
} from '../../model/index.ts';
import { coreDataLinks, linkedWith } from '../links/core-data-links.ts';
import {
  flagAt,
  numberAt,
  openArtifactDatabase,
  optionalTable,
  remainingProblems,
  requireTable,
  rowReference,
  timeAt,
} from '../rows/database-rows.ts';
import { deletedMark } from '../rows/deleted-rows.ts';
import { emailIn, isoAt, storedTextAt } from '../rows/field-values.ts';
import { columnsOf } from '../rows/schema-names.ts';
import { rowsAndVanished } from '../rows/vanished-rows.ts';

/** One call, by telephone, FaceTime or an app that reports its calls to the system. */
export type Call = {
  readonly isodate: string | null;
  /** In seconds. */
  readonly duration: number | null;
  readonly location: string | null;
  readonly number: string | null;
  readonly provider: string | null;
  readonly name: string | null;
  /** Everyone else in the call, where iOS keeps them apart (since iOS 13). */
  readonly participants: readonly string[];
  /** Who began a call in a group, where iOS keeps it (since about iOS 15). */
  readonly initiator: string | null;
  /** Whether the owner of the phone called. */
  readonly originated: boolean | null;
  readonly answered: boolean | null;
  readonly callType: number | null;
  readonly isoCountryCode: string | null;
  /** Why the call ended, as stored. */
  readonly disconnectedCause: number | null;
  /** Why the phone answered by itself, as stored; 0 where it did not (since iOS 26). */
  readonly autoAnsweredReason: number | null;
  /** The extension of an app that blocked the caller, and the one that said who it is. */
  readonly blockedBy: string | null;
  readonly identifiedBy: string | null;
  /** The device of the account on which the call was made (since iOS 26). */
  readonly originatingDevice: string | null;
  readonly imageUrl: string | null;
  /** Addresses of the other side, where they are e-mail addresses (FaceTime), by who called whom. */
  readonly callerEmails: readonly string[];
  readonly calledEmails: readonly string[];
};

/** What every known version of a store of calls has: `decisive` of the artifacts that read one. */
export const callNames: readonly string[] = columnsOf('ZCALLRECORD', 'ZDATE ZADDRESS ZORIGINATED');

/** A call of which nothing is known. */
export const noCall: Call = {
  isodate: null,
  duration: null,
  location: null,
  number: null,
  provider: null,
  name: null,
  participants: [],
  initiator: null,
  originated: null,
  answered: null,
  callType: null,
  isoCountryCode: null,
  disconnectedCause: null,
  autoAnsweredReason: null,
  blockedBy: null,
  identifiedBy: null,
  originatingDevice: null,
  imageUrl: null,
  callerEmails: [],
  calledEmails: [],
};

/** The documentation of the fields, for the definition of each artifact. */
export const callFields: FieldDocs<Call> = {
  isodate: { label: 'Time' },
  duration: { label: 'Duration (s)' },
  location: { label: 'Place of the number', personal: true },
  number: { label: 'Number or address', personal: true },
  provider: { label: 'Service', observable: 'app-id', met: 'ran' },
  name: { label: 'Name', personal: true },
  participants: { label: 'Others in the call', personal: true },
  initiator: { label: 'Who began the call', personal: true },
  originated: { label: 'Outgoing' },
  answered: { label: 'Answered' },
  callType: { label: 'Kind of call' },
  isoCountryCode: { label: 'Country of the number' },
  disconnectedCause: { label: 'Why it ended (number)' },
  autoAnsweredReason: { label: 'Answered by itself (number)' },
  blockedBy: { label: 'Blocked by', observable: 'app-id', met: 'ran' },
  identifiedBy: { label: 'Caller identified by', observable: 'app-id', met: 'ran' },
  originatingDevice: { label: 'Device of the call', personal: true },
  imageUrl: { label: 'Address of a picture', observable: 'url', met: 'stored' },
  callerEmails: {
    label: 'E-mail of the caller',
    observable: 'email',
    met: 'received',
    personal: true,
  },
  calledEmails: { label: 'E-mail called', observable: 'email', met: 'sent', personal: true },
};

/** The calls of a store of the call history, and those that were deleted from it. */
export function* callsOf(file: RandomAccessFile, context: ParseContext): Generator<Emission<Call>> {
  const database = openArtifactDatabase(file, context);
  const { table, at } = requireTable(
    database,
    'ZCALLRECORD',
    ['ZDATE', 'ZADDRESS'],
    [
      'Z_PK',
      'ZDURATION',
      'ZLOCATION',
      'ZSERVICE_PROVIDER',
      'ZNAME',
      'ZORIGINATED',
      'ZANSWERED',
      'ZCALLTYPE',
      'ZISO_COUNTRY_CODE',
      'ZINITIATOR',
      'ZDISCONNECTED_CAUSE',
      'ZAUTOANSWEREDREASON',
      'ZBLOCKEDBYEXTENSION',
      'ZIDENTITYEXTENSION',
      'ZORIGINATINGDEVICENAME',
      'ZIMAGEURL',
    ],
  );
  const links = coreDataLinks(
    database,
    context,
    'REMOTEPARTICIPANTCALLS',
    'REMOTEPARTICIPANTHANDLES',
  );
  yield* links.problems;
  const handles = optionalTable(database, 'ZHANDLE', ['ZVALUE', 'ZNORMALIZEDVALUE']);

  const addressOf = (handle: number | bigint | undefined): string | null => {
    const found =
      handles && handle !== undefined ? database.seek(handles.table, handle) : undefined;
    return found === undefined ? null : addressIn(found, handles!.at);
  };

  const callIn = (row: Row): RecordDraft<Call> => {
    const participants = linkedWith(links, rowReference(row, at.Z_PK))
      .map(addressOf)
      .filter((address) => address !== null);
    const initiator = addressOf(rowReference(row, at.ZINITIATOR));
    const number = storedTextAt(row, at.ZADDRESS);
    const originated = flagAt(row, at.ZORIGINATED);
    // What the owner of the phone began was begun by no one else.
    const emails = emailsIn([number, ...participants, originated === true ? null : initiator]);
    return {
      kind: 'record',
      data: {
        isodate: isoAt(row, at.ZDATE, 'cocoa-seconds'),
        duration: numberAt(row, at.ZDURATION),
        location: storedTextAt(row, at.ZLOCATION),
        number,
        provider: storedTextAt(row, at.ZSERVICE_PROVIDER),
        name: storedTextAt(row, at.ZNAME),
        participants,
        initiator,
        originated,
        answered: flagAt(row, at.ZANSWERED),
        callType: numberAt(row, at.ZCALLTYPE),
        isoCountryCode: storedTextAt(row, at.ZISO_COUNTRY_CODE),
        disconnectedCause: numberAt(row, at.ZDISCONNECTED_CAUSE),
        autoAnsweredReason: numberAt(row, at.ZAUTOANSWEREDREASON),
        blockedBy: storedTextAt(row, at.ZBLOCKEDBYEXTENSION),
        identifiedBy: storedTextAt(row, at.ZIDENTITYEXTENSION),
        originatingDevice: storedTextAt(row, at.ZORIGINATINGDEVICENAME),
        imageUrl: storedTextAt(row, at.ZIMAGEURL),
        callerEmails: originated === true ? [] : emails,
        calledEmails: originated === true ? emails : [],
      },
      position: row.position(),
      times: timesOf(['call', 'cocoa-seconds', timeAt(row, at.ZDATE)]),
    };
  };

  const tables = [table, ...(handles === undefined ? [] : [handles.table])];
  const rows = rowsAndVanished(file, context, database, tables);
  for (const row of rows.live(table)) yield callIn(row);
  const vanished = rows.vanished();
  for (const row of vanished.rows) {
    if (row.table === table.name) {
      const call = callIn(row);
      const { number, isodate, provider } = call.data;
      if (number === null && isodate === null && provider === null) continue;
      yield { ...call, ...deletedMark(row) };
      continue;
    }
    const address = handles && addressIn(row, handles.at);
    if (typeof address === 'string')
      yield { ...participantAlone(row, address), ...deletedMark(row) };
  }
  yield* vanished.problems();
  yield* remainingProblems(database);
}

type HandleColumns = { readonly ZVALUE: number; readonly ZNORMALIZEDVALUE: number };

function addressIn(row: Row, at: HandleColumns): string | null {
  return storedTextAt(row, at.ZVALUE) ?? storedTextAt(row, at.ZNORMALIZEDVALUE);
}

/** Somebody who took part in calls, of which nothing is left: who called whom is not known, so the address is only known to have been kept. */
function participantAlone(row: Row, address: string): RecordDraft<Call> {
  return {
    kind: 'record',
    data: { ...noCall, participants: [address], callerEmails: emailsIn([address]) },
    position: row.position(),
    met: 'stored',
  };
}

function emailsIn(identifiers: readonly (string | null)[]): string[] {
  const emails = new Set<string>();
  for (const identifier of identifiers) {
    const email = emailIn(identifier);
    if (email !== null) emails.add(email);
  }
  return [...emails];
}
