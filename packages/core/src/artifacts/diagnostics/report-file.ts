import { jsonObjectIn, textOf, type JsonObject } from '../../formats/json.ts';
import { faultOfObject, hasNameTwice, type JsonShape } from '../../formats/json-shape.ts';
import { textLines } from '../../formats/text-lines.ts';
import { EvidenceError } from '../../model/index.ts';
import { faultOfMoments } from './report-header.ts';
import type { ParseContext, ProblemDraft, RandomAccessFile } from '../../model/index.ts';

/** A diagnostic report longer than this is told by its header alone. */
const maxReportBytes = 2 ** 25;

/** A report of a crash, a panic or of memory: a line of JSON, then a body in JSON or in text; older ones are text alone. */
export interface ReportFile {
  /** The first line, where it is an object. */
  readonly header: JsonObject | undefined;
  /** Apple's number for the kind of report. */
  readonly bugType: string | null;
  /** That the line is lost which tells the kind: a report that the phone itself wrote begins with it, and has this ending. */
  readonly lacksKind: ProblemDraft[];
  /** What is damaged in the header although it can be read. */
  readonly faults: ProblemDraft[];
  /** What follows the header, read when it is asked for; throws `limit-exceeded` where it is too long. */
  body(): string;
}

const shapeOfHeader: JsonShape = {
  app_name: 'text',
  bug_type: 'text',
  bundleID: 'text',
  incident_id: 'text',
  os_version: 'text',
  timestamp: 'text',
};

/** Opens a report; throws `malformed` where its first line begins like JSON and is none. */
export function openReport(file: RandomAccessFile, context: ParseContext): ReportFile {
  const { header, line } = headerOf(file, context);
  const bugType = header === undefined ? null : textOf(header, 'bug_type');
  return {
    header,
    bugType,
    lacksKind:
      bugType === null && /\.ips(?:\.|$)/.test(context.devicePath)
        ? [
            {
              kind: 'problem',
              code: 'malformed',
              detail: 'the line is missing that tells its kind',
            },
          ]
        : [],
    faults: header === undefined ? [] : faultsOfReport(header, line, shapeOfHeader),
    body() {
      const limit = Math.min(maxReportBytes, context.limits.maxDocumentBytes);
      if (file.size > limit) {
        throw new EvidenceError('limit-exceeded', `a report of ${file.size} bytes`);
      }
      const text = new TextDecoder().decode(file.read(0, file.size));
      const end = header === undefined ? -1 : text.indexOf('\n');
      return header !== undefined && end === -1 ? '' : text.slice(end + 1);
    },
  };
}

/** What is damaged in an object of a report, and in the objects within it, although `text` was read as one. */
export function faultsOfReport(object: JsonObject, text: string, shape: JsonShape): ProblemDraft[] {
  const faults = [
    hasNameTwice(text, object) ? 'a name stands twice in an object' : undefined,
    faultOfObject(object, shape),
    faultOfMoments(textOf(object, 'timestamp'), textOf(object, 'date')),
  ];
  return faults
    .filter((detail) => detail !== undefined)
    .map((detail) => ({ kind: 'problem', code: 'malformed', detail }));
}

interface Header {
  readonly header: JsonObject | undefined;
  readonly line: string;
}

function headerOf(file: RandomAccessFile, context: ParseContext): Header {
  let header: JsonObject | undefined;
  let line = '';
  for (const { number, text } of textLines(file, context.limits)) {
    if (number > 1) {
      if (text.trim() !== '') return { header, line };
      continue;
    }
    if (!text.startsWith('{')) return { header: undefined, line };
    line = text;
    header = jsonObjectIn(text);
    // A body alone, without a header, begins with a brace too, and goes on in the next line.
    if (header === undefined && text.trim() !== '{') {
      throw new EvidenceError('malformed', 'the first line is no JSON');
    }
    // Each header tells the kind. What stands alone and does not is a body in one line.
    if (header === undefined || textOf(header, 'bug_type') !== null) return { header, line };
  }
  return { header: undefined, line };
}
