/** What the start page shows, as `GET /local/state` answers it. Types only: the server and the page share them. */
export interface StartState {
  /** The tenant's clock, an ISO instant; it goes at the pace of real time between moves. */
  readonly now: string;
  /** What comes next, or null when nothing does. */
  readonly next: {
    readonly at: string;
    readonly what: 'reminders' | 'channel-post' | 'period-day' | 'answers-due';
  } | null;
  /** How many rows of the lists have been written: what was read at another number may be old. */
  readonly written: number;
  /** The clock is being moved, and what falls due on the way is being done. */
  readonly moving: boolean;
  readonly tenant: StartTenant;
  readonly people: readonly StartPerson[];
  /** `as` of the one whose Playground has the channels. */
  readonly channelsOf: string;
  readonly channels: readonly StartChannel[];
  /** Newest first. */
  readonly sent: readonly SentLine[];
  /** Activities that nobody is reminded of, since they have no owner. */
  readonly withoutOwner: number;
}

export interface StartTenant {
  readonly id: string;
  /** `http://127.0.0.1:3001/sites/utbildning`. */
  readonly site: string;
  /** The page of the list that the start page shows. */
  readonly listPage: string;
  readonly tokenEndpoint: string;
}

export interface StartPerson {
  readonly as: string;
  readonly name: string;
  readonly upn: string;
  readonly objectId: string;
  readonly role: 'planner' | 'manager' | 'owner';
  /** The address of this person's Playground; null until somebody opens it. */
  readonly chat: string | null;
}

export interface StartChannel {
  readonly id: string;
  /** The board's name, and its short one: "Bildningsnämnden", "BiN". */
  readonly board: string;
  readonly short: string;
  /** The name of the channel in the Playground's tree. */
  readonly label: string;
}

/** One card or post. */
export interface SentLine {
  readonly id: string;
  readonly at: string;
  readonly kind: 'card' | 'channel';
  readonly to: string;
  readonly outcome: 'planned' | 'claimed' | 'sent' | 'answered' | 'unreachable' | 'refused' | 'uncertain';
  readonly activities: number;
  /** Teams' id of the message; null where it is not known to have arrived. */
  readonly messageId: string | null;
}

/** Where `POST /local/clock` moves to: the next day 08.00, the next event, or an ISO instant. */
export interface ClockMove {
  readonly to: string;
}
