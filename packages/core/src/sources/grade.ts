/** How sure names make it what a folder is. `maybe` is opened all the same, so that what is wrong with it can be told. */
export type Grade = 'maybe' | 'yes';
