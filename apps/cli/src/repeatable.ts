/** Reads an option that may be given several times, each time with one value; any other given twice is a mistake. */
export const repeatable = (
  value: string,
  earlier: readonly string[] | undefined,
): readonly string[] => [...(earlier ?? []), value];
