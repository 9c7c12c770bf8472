/** From the mildest to the worst; from `medium` on they change the state. */
export const levels = ['info', 'low', 'medium', 'high', 'critical'] as const;
/** How bad it would be if what is taken for the cause were it. */
export type Level = (typeof levels)[number];
/** How sure it is that what was seen is what it is taken for; how bad it would be is the level. */
export type Confidence = 'low' | 'medium' | 'high';
