import type { FieldSlot, ParseContext, RecordWriter, Row } from '../../model/index.ts';
import { flagAt } from '../rows/database-rows.ts';
import { storedTextAt } from '../rows/field-values.ts';
import { linksInStored } from '../links/blob-links.ts';
import type { KnowledgeEvent } from './knowledge-event.ts';
import type { metadataColumns } from './knowledge-streams.ts';

/** What the details of an event name, of whichever kind it is. */
interface Details {
  readonly notifyingApp: string | null;
  readonly url: string | null;
  readonly domain: string | null;
  readonly isInstall: boolean | null;
  readonly launchReason: string | null;
  readonly containingApp: string | null;
  readonly hostApp: string | null;
  readonly action: string | null;
  readonly storedLinks: readonly string[];
  readonly title: string | null;
}

type Columns = Readonly<Record<(typeof metadataColumns)[number], number>>;

const noDetails: Details = {
  notifyingApp: null,
  url: null,
  domain: null,
  isInstall: null,
  launchReason: null,
  containingApp: null,
  hostApp: null,
  action: null,
  storedLinks: [],
  title: null,
};

/** The details in a row; nothing where there is none. */
export function detailsIn(
  row: Row | undefined,
  at: Columns | undefined,
  context: ParseContext,
): Details {
  if (row === undefined || at === undefined) return noDetails;
  const text = (column: keyof Columns): string | null => storedTextAt(row, at[column]);
  return {
    notifyingApp: text('Z_DKNOTIFICATIONUSAGEMETADATAKEY__BUNDLEID'),
    url:
      text('Z_DKDIGITALHEALTHMETADATAKEY__WEBPAGEURL') ??
      text('Z_DKAPPLICATIONACTIVITYMETADATAKEY__ITEMRELATEDCONTENTURL'),
    domain: text('Z_DKDIGITALHEALTHMETADATAKEY__WEBDOMAIN'),
    isInstall: flagAt(row, at.Z_DKAPPINSTALLMETADATAKEY__ISINSTALL),
    launchReason: text('Z_DKAPPLICATIONMETADATAKEY__LAUNCHREASON'),
    containingApp: text('Z_DKAPPLICATIONMETADATAKEY__EXTENSIONCONTAININGBUNDLEIDENTIFIER'),
    hostApp: text('Z_DKAPPLICATIONMETADATAKEY__EXTENSIONHOSTIDENTIFIER'),
    action: text('Z_DKINTENTMETADATAKEY__INTENTCLASS') ?? text('Z_DKINTENTMETADATAKEY__INTENTVERB'),
    storedLinks: linksInStored(row, at.Z_DKINTENTMETADATAKEY__SERIALIZEDINTERACTION, context),
    title:
      text('Z_DKSAFARIHISTORYMETADATAKEY__TITLE') ??
      text('Z_DKAPPLICATIONACTIVITYMETADATAKEY__TITLE') ??
      text('Z_DKAPPINSTALLMETADATAKEY__TITLE'),
  };
}

/** What of the details is compared with indicators, as one text; `undefined` where nothing is. */
export function namesIn(detail: Details): string | undefined {
  const { url, domain, notifyingApp, containingApp, hostApp, storedLinks } = detail;
  const names = [url, domain, notifyingApp, containingApp, hostApp, ...storedLinks];
  return names.every((name) => name === null) ? undefined : JSON.stringify(names);
}

/** Writes those details that stand behind what the event itself says. */
export function writeDetails(
  writer: RecordWriter,
  fields: { readonly [K in keyof KnowledgeEvent]-?: FieldSlot },
  detail: Details,
): void {
  writer.boolean(fields.isInstall, detail.isInstall);
  writer.text(fields.launchReason, detail.launchReason);
  writer.text(fields.containingBundleId, detail.containingApp);
  writer.text(fields.hostBundleId, detail.hostApp);
  writer.text(fields.action, detail.action);
  writer.list(fields.storedLinks, detail.storedLinks);
  writer.text(fields.title, detail.title);
}
