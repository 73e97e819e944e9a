/** A person as the site knows them. Tied by the site's user id, never by name. */
export interface Person {
  /** The site's user id (SharePoint's user information list). */
  readonly id: number;
  /** Claims login, "i:0#.f|membership|owner@kommun.example"; guests' `#ext#` logins too. */
  readonly login: string;
  readonly name: string;
  /** User principal name in lower case; "" where the site knows none. */
  readonly upn: string;
}

/** Through what somebody acted. `list`: in the list itself, past us; it is seen, never written. */
export type Via = 'tab' | 'card' | 'web-part' | 'import' | 'command-line' | 'list';

/** Who acted, when and through what: written in the same request as the change itself, or read from who edited the list. */
export interface Act {
  readonly by: Person;
  /** ISO instant, "2022-12-16T09:14:00Z". */
  readonly at: string;
  readonly via: Via;
  /** The one answered for, where that is somebody else. */
  readonly onBehalfOf?: Person;
}
