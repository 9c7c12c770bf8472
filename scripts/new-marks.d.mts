export function withNewMarks(text: string, marks: ReadonlyMap<string, string>): string;
