/** Of what a person wrote and visited, what their phone holds. */
export type Kept = <T>(all: readonly T[]) => readonly T[];

export const everything: Kept = (all) => all;

/** One of so many, over the whole time. */
export const oneOf =
  (many: number): Kept =>
  (all) =>
    all.filter((_, index) => index % many === 0);
