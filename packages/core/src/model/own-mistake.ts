const mistakes = [TypeError, RangeError, ReferenceError, SyntaxError, URIError];

/** Whether an error is a mistake of ours that evidence has hit upon: what JavaScript throws where nothing was meant to be thrown. */
export function isOwnMistake(error: unknown): boolean {
  return mistakes.some((kind) => error instanceof kind);
}

/** Where a mistake of ours happened, without the folders of the examiner's machine. */
export function describeBug(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? '').split('\n').slice(1, 4);
  const places = frames
    .map((frame) => /([\w.-]+:\d+:\d+)\)?$/.exec(frame)?.[1] ?? '')
    .filter(Boolean);
  return [`${error.name}: ${error.message}`, ...places].join(' < ');
}
