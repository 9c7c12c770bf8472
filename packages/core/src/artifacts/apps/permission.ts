/** One decision about one service (camera, microphone, contacts, …) for one program. */
export type Permission = {
  readonly service: string | null;
  readonly client: string | null;
  readonly clientType: string | null;
  /** `denied`, `unknown`, `allowed`, `limited`; another number as it stands. */
  readonly authValue: string | null;
  readonly authReasonDesc: string | null;
  /** Only before iOS 14: how many times the phone asked. */
  readonly promptCount: number | null;
  readonly lastModified: string | null;
  /** Only for decisions that the phone has put aside, in the table `expired`. */
  readonly expiredAt: string | null;
  /** Only in the table `access_times` of older systems, which says when a service was last used and holds no decision. */
  readonly lastUsed: string | null;
};

/** What only a decision that stands tells. */
export const undecided = { authValue: null, authReasonDesc: null, promptCount: null } as const;
