import {
  type DateWriter,
  dateWriter,
  evidence,
  html,
  type Html,
  isMessageKey,
  isTimeZone,
  type Language,
  type Messages,
  messages,
  parseIso,
} from '../locales/index.ts';
import type { ReportInput, ReportSource } from './report-input.ts';

/** What every section of a report needs beside its own part of the input. */
export interface ReportContext {
  readonly input: ReportInput;
  readonly messages: Messages;
  /** Zone of the phone; `undefined` where neither the evidence nor the examiner says it. */
  zone(source: ReportSource): string | undefined;
  dates(source: ReportSource): DateWriter;
  /** What the part is called in the language of the report. */
  artifactName(id: string): Html;
  /** `iPhone10,1, iOS 14.3`, with what is known; the name of the folder where nothing is. */
  deviceName(source: ReportSource): Html;
}

export function reportContext(input: ReportInput, language: Language): ReportContext {
  const text = messages(language);
  const writers = new Map<string, DateWriter>();
  const titles = new Map(input.artifacts.map(({ id, title }) => [id, title]));

  const zone = (source: ReportSource): string | undefined =>
    [source.timezone, input.options.timezone].find(
      (name) => name !== undefined && isTimeZone(name),
    );
  return {
    input,
    messages: text,
    zone,
    dates(source) {
      const name = zone(source) ?? 'UTC';
      const known = writers.get(name);
      if (known) return known;
      const writer = dateWriter(language, name);
      writers.set(name, writer);
      return writer;
    },
    artifactName(id) {
      const key = `artifact.${id}.name`;
      if (isMessageKey(key)) return text.html(key);
      const title = titles.get(id);
      // English stands in the definition; a part that is named nowhere is shown by its id.
      return title === undefined ? evidence(id) : html`<bdi lang="en" dir="ltr">${title}</bdi>`;
    },
    deviceName(source) {
      const { device, label } = source;
      const system = { ios: 'iOS', android: 'Android', unknown: '' }[device?.platform ?? 'unknown'];
      const parts = [device?.model, device?.osVersion && `${system} ${device.osVersion}`.trim()];
      const name = parts.filter((part) => part !== undefined && part !== '').join(', ');
      return evidence(name === '' ? label : name);
    },
  };
}

/** `14 March 2024`, for machines too; the text as evidence where it is no date. */
export function dayOf(at: string, dates: DateWriter): Html {
  const moment = parseIso(at);
  if (!moment) return evidence(at);
  return html`<time datetime="${moment.toISOString()}">${dates.day(moment)}</time>`;
}
