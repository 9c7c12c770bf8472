/** Of what a person wrote and visited, what their phone holds. */
export type Kept = <T>(all: readonly T[]) => readonly T[];

/** For a phone that keeps everything, such as that of the demonstration. */
export const everything: Kept = (all) => all;

/** One of so many, over the whole time. */
export const oneOf =
  (many: number): Kept =>
  (all) =>
    all.filter((_, index) => index % many === 0);
