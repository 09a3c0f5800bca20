// A part of a reply: lines of words and the requests offered with them. Text and card are both made of parts.

import type { Change, StatusRow } from '../domain/decision.ts';
import type { HandedOn } from '../domain/feed.ts';
import type { FieldName } from '../domain/fields.ts';
import type { Role } from '../domain/people.ts';
import type { Request } from '../domain/request.ts';
import type { Standing } from '../domain/standing.ts';
import type { Links, Page } from './links.ts';
import type { Voice } from './translator.ts';

export interface Part {
  /** The first is its heading; those of a list or a timeline follow, a line an entry. */
  readonly lines: readonly string[];
  /** The order the part is about: it gets an order card. */
  readonly standing?: Standing;
  /** The orders of a list: they get a list card. */
  readonly standings?: readonly Standing[];
  /** Come first among the buttons of the order's card; the buttons of a list's. */
  readonly buttons?: readonly Button[];
  /** What happened to an order: it gets a timeline. */
  readonly timeline?: Timeline;
  /** What the rules allow, status by status: it gets a table. */
  readonly table?: readonly StatusRow[];
  /** What needs somebody: it gets a card of what to do. */
  readonly due?: readonly Due[];
  /** What stands beside each order of the list, where that is not its status. */
  readonly beside?: readonly string[];
  /** The pages that help on: told once, after the last part that wants any. */
  readonly pages?: readonly Page[];
  /** Offered as sentences to say. */
  readonly suggestions?: readonly Request[];
  /** What the part asks: it gets a card to answer with, in place of any other. */
  readonly question?: QuestionPart;
}

export interface QuestionPart {
  readonly form?: Form;
  /** Changes that can be ticked one by one. */
  readonly choices?: readonly Change[];
  /** Yes and no answer it. `yes`: the key of the button's words. */
  readonly answers?: { readonly yes: 'button.yes' | 'button.send' };
}

/** Fields to fill in; its button asks for the request with what was filled in. */
export interface Form {
  readonly request: Request;
  readonly version?: number;
  readonly fields: readonly (FieldName | 'numberType')[];
  /** What the fields hold already; of secrets only that they do is shown. */
  readonly values: Readonly<Partial<Record<FieldName | 'numberType', string>>>;
}

/** Asks for a request when it is pressed. */
export interface Button {
  readonly title: string;
  readonly request: Request;
}

/** An order that needs somebody, and what to do about it. */
export interface Due {
  readonly standing: Standing;
  readonly text: string;
}

/** Something that happened, in words. */
export interface Happening {
  readonly at: string;
  readonly what: string;
  readonly details: readonly string[];
}

/** Oldest first. */
export interface Timeline {
  readonly standing: Standing;
  readonly happenings: readonly Happening[];
}

/** What a part is put into words with. */
export interface Telling {
  readonly voice: Voice;
  /** Another language's words for the same reader: one that there are words for. */
  readonly voiceIn: (language: string) => Voice;
  readonly links: Links;
  readonly now: Date;
  /** IANA name of the reader's zone. */
  readonly timeZone: string;
  /** Finds the turn in the log. */
  readonly errorId?: string;
  /** Of whoever reads: nothing is offered that takes another. */
  readonly role: Role;
  /** What the role is given to: the Entra object id in Teams. */
  readonly personId: string;
  /** What nobody has entered in the admin center yet, by order number. */
  readonly notHandedOn?: ReadonlyMap<string, readonly HandedOn[]>;
}
