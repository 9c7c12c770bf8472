import {
  type DateWriter,
  dateWriter,
  evidence,
  evidenceName,
  html,
  type Html,
  isMessageKey,
  isTimeZone,
  type Language,
  type MessageKey,
  type Messages,
  messages,
  parseIso,
} from '../locales/index.ts';
import { type BelievedTime, believedTimes, type Finding } from '../model/index.ts';
import type { ReportInput, ReportSource } from './report-input.ts';

/** What every section of a report needs beside its own part of the input. */
export interface ReportContext {
  readonly input: ReportInput;
  readonly messages: Messages;
  /** Zone of the phone; `undefined` where neither the evidence nor the examiner says it. */
  zone(source: ReportSource): string | undefined;
  dates(source: ReportSource): DateWriter;
  /** For one time: what was written on the clock of the phone, or names no more than a day, has its day already. */
  datesOf(source: ReportSource, time: BelievedTime): DateWriter;
  /**
   * Believed times of a finding but for those that need not lie within the life of the phone: an appointment was not made, and an
   * invitation did not come, on the day that it names.
   */
  recordedTimes(finding: Finding): BelievedTime[];
  /** For days of the calendar, which are of no zone. */
  readonly calendar: DateWriter;
  /** What the part is called in the language of the report. */
  artifactName(id: string): Html;
  /** `iPhone10,1, iOS 14.3`, with what is known; the name of the folder where nothing is. */
  deviceName(source: ReportSource): Html;
  /** The same behind its number, which alone tells several backups of one phone, or phones of one model, apart. */
  sourceName(source: ReportSource): Html;
  /** The name of the folder, to stand beside `sourceName`; `undefined` where that shows it already. */
  labelBeside(source: ReportSource): Html | undefined;
}

/** Made once for a report: the words, the names of devices, and times in the zone of each source. */
export function reportContext(input: ReportInput, language: Language): ReportContext {
  const text = messages(language);
  const writers = new Map<string, DateWriter>();
  const titles = new Map(input.artifacts.map(({ id, title }) => [id, title]));
  const timesOf = new Map(input.artifacts.map(({ id, times }) => [id, times]));

  const zone = (source: ReportSource): string | undefined =>
    [source.timezone, input.options.timezone].find(
      (name) => name !== undefined && isTimeZone(name),
    );
  const writerOf = (name: string): DateWriter => {
    const known = writers.get(name);
    if (known) return known;
    const writer = dateWriter(language, name);
    writers.set(name, writer);
    return writer;
  };
  const dates = (source: ReportSource): DateWriter => writerOf(zone(source) ?? 'UTC');
  const deviceText = ({ device }: ReportSource): string => {
    const system = { ios: 'iOS', android: 'Android', unknown: '' }[device?.platform ?? 'unknown'];
    const parts = [device?.model, device?.osVersion && `${system} ${device.osVersion}`.trim()];
    return parts.filter((part) => part !== undefined && part !== '').join(', ');
  };
  const deviceName = (source: ReportSource): Html => evidence(deviceText(source) || source.label);
  return {
    input,
    messages: text,
    zone,
    dates,
    datesOf: (source, time) =>
      time.clock === 'utc' && !isDayOnly(time) ? dates(source) : writerOf('UTC'),
    recordedTimes: ({ artifact, times }) =>
      believedTimes(times).filter(({ marks }) => timesOf.get(artifact)?.[marks]?.anytime !== true),
    calendar: writerOf('UTC'),
    artifactName(id) {
      const key = `artifact.${id}.name`;
      if (isMessageKey(key)) return text.html(key);
      const title = titles.get(id);
      // English stands in the definition; a part that is named nowhere is shown by its id.
      return title === undefined ? evidence(id) : html`<bdi lang="en" dir="ltr">${title}</bdi>`;
    },
    deviceName,
    sourceName(source) {
      const number = input.sources.indexOf(source) + 1;
      return html`${text.html('report.source-number', { number })}${text.colon}${deviceName(source)}`;
    },
    labelBeside: (source) => (deviceText(source) === '' ? undefined : evidenceName(source.label)),
  };
}

/** `2024-03-14`: the evidence names no hour. */
export const isDayOnly = ({ at }: BelievedTime): boolean => at.length === '2024-03-14'.length;

/** A heading within what is told of a source: below the name of the source, where there are several. */
export function headingOfSource(
  { input, messages }: ReportContext,
  key: MessageKey,
  id?: string,
): Html {
  const text = messages.html(key);
  const named = id === undefined ? undefined : html` id="${id}"`;
  return input.sources.length > 1 ? html`<h4${named}>${text}</h4>` : html`<h3${named}>${text}</h3>`;
}

/** Whether the calendar shows both ends on the same day; false where one of them is no time. */
export function isOneDay(
  { from, to }: { readonly from: string; readonly to: string },
  dates: DateWriter,
): boolean {
  const [start, end] = [parseIso(from), parseIso(to)];
  return start !== undefined && end !== undefined && dates.day(start) === dates.day(end);
}

/** `14 March 2024`, for machines too; the text as evidence where it is no date. */
export function dayOf(at: string, dates: DateWriter): Html {
  const moment = parseIso(at);
  if (!moment) return evidence(at);
  return html`<time datetime="${moment.toISOString()}">${dates.day(moment)}</time>`;
}
