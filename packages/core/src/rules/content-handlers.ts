/** Programs that take in messages, calls, pictures and pages from others before anyone opens them; attacks without a click went through these. */
const handlers: ReadonlySet<string> = new Set([
  'IMDPersistenceAgent',
  'IMTransferAgent',
  'IMTranscoderAgent',
  'MessagesBlastDoorService',
  'WhatsApp',
  'callservicesd',
  'com.apple.WebKit.GPU',
  'com.apple.WebKit.Networking',
  'com.apple.WebKit.WebContent',
  'dataaccessd',
  'fmfd',
  'homed',
  'imagent',
  'maild',
  'mediaserverd',
  'passd',
  'photoanalysisd',
]);

/** Exceptions that follow from writing or jumping where a program must not. */
const memoryExceptions: ReadonlySet<string> = new Set([
  'EXC_BAD_ACCESS',
  'EXC_BAD_INSTRUCTION',
  'EXC_GUARD',
]);

/** Parts of the system that decode pictures, fonts, video and archives, as names of code stand in reports. */
const decoders: readonly string[] = [
  'AppleAVE',
  'AppleJPEG',
  'AudioCodecs',
  'AVE',
  'CMPhoto',
  'CoreGraphics',
  'CoreText',
  'ImageIO',
  'libFontParser.dylib',
  'libTrueTypeScaler.dylib',
  'RawCamera',
  'WebP',
  'libwebp',
];

/** Drivers of pictures, video, graphics and of the display, through which attacks went on to the kernel. */
const driver =
  /\b(AppleAVE2?(?:Driver)?|AppleJPEGDriver|AppleH\w{1,4}CamIn|H\w{1,4}ANEIn|ANE|IOMobileFramebuffer|AppleCLCD\d?|AGX\w{1,12})\b/;

/** The driver that the text of a panic names. */
export function mediaDriverIn(reason: string): string | undefined {
  return driver.exec(reason)?.[1];
}

/** Whether a process is one that takes in content from others. */
export function takesInContent(process: string | null): boolean {
  return process !== null && handlers.has(process);
}

/** Whether a report whose name begins so (see `reportSubject`) can be one of such a program: the kind of report may stand before it. */
export function mayBeReportOfHandler(subject: string | undefined): boolean {
  return subject === undefined || subject.split(/[-_]/).some(takesInContent);
}

/** What a report of a crash, or an entry of the list of such reports, says of it. */
interface ToldCrash {
  readonly kind?: string | null;
  readonly process: string | null;
  readonly exceptionType: string | null;
}

/** Whether such a program crashed, and over memory: a fault that it noted without ending is no crash. */
export function isContentCrash({ kind, process, exceptionType }: ToldCrash): boolean {
  if (kind === 'fault' || exceptionType === null) return false;
  return takesInContent(process) && memoryExceptions.has(exceptionType);
}

/** The first piece of code that decodes content. */
export function decoderAmong(names: readonly string[]): string | undefined {
  return names.find((name) => decoders.includes(name));
}
