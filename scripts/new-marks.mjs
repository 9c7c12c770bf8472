/** The text of a file of translations with the marks of those that are new (`of: ''`); a mark that no longer fits stays, until somebody has looked at its sentence. */
export function withNewMarks(text, marks) {
  return text.replace(/^( {2}'([\w.-]+)': \{\s+of: )''/gm, (whole, before, key) =>
    marks.has(key) ? `${before}'${marks.get(key)}'` : whole,
  );
}
