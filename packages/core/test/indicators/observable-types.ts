import { indicatorTypes } from '../../src/model/index.ts';
import type { ObservableType } from '../../src/model/index.ts';

/** Every type that a field can have. */
export const observableTypesForTest: readonly ObservableType[] = [...indicatorTypes, 'program'];
