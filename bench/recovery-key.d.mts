export interface AnswerKey {
  readonly deleted: readonly (readonly string[])[];
  readonly live: readonly (readonly string[])[];
}
export interface Judgement {
  deleted: number;
  found: number;
  wrong: number;
  live: number;
}
export function answerKey(xml: string): AnswerKey;
export function correctedKey(
  key: AnswerKey,
  rows: readonly (readonly unknown[])[] | undefined,
): AnswerKey;
export function judge(
  key: AnswerKey,
  rows: readonly { readonly values: readonly unknown[] }[],
): Judgement & { readonly misses: readonly string[] };
