// A part of a reply: lines to tell and the requests offered with them. The text is made of the lines by lines.ts, the
// card by cards/.

import type { Change, StatusRow } from '../domain/decision.ts';
import type { HandedOn } from '../domain/feed.ts';
import type { FieldName } from '../domain/fields.ts';
import type { Order } from '../domain/order.ts';
import type { Role } from '../domain/people.ts';
import type { Request, ShowRequest } from '../domain/request.ts';
import type { Standing } from '../domain/standing.ts';
import type { Links, Page } from './links.ts';
import type { Voice } from './translator.ts';

export interface Part {
  /** The first is its heading. */
  readonly lines: readonly Line[];
  /** The order the part is about: its card has the order's own buttons. */
  readonly standing?: Standing;
  /** Come first on the card. */
  readonly buttons?: readonly Button[];
  /** Asks for the same again, as things stand by then; absent where what is told holds for this moment alone. */
  readonly again?: ShowRequest;
  /** The order that the card names to whom it is sent; absent where it is not made to be sent. */
  readonly names?: Order;
  /** The pages that help on: told once, after the last part that wants any. */
  readonly pages?: readonly Page[];
  /** Offered as sentences to say. */
  readonly suggestions?: readonly Request[];
  /** What the part asks: it gets a card to answer with, in place of any other. */
  readonly question?: QuestionPart;
}

/** Words, or what words and a layout are made of. */
export type Line = string | Fact | Known | PageLink | Headline | Row | Due | Happening | RuleLine | Choice;
export type Laid = Exclude<Line, string>;

/** What there is to know of something. */
export interface Fact {
  readonly kind: 'fact';
  readonly label: string;
  readonly value: string;
}

/** What is known so far of something: told in one line, laid out one below the other. */
export interface Known {
  readonly kind: 'known';
  readonly facts: readonly Fact[];
}

/** One of the pages that help on. */
export interface PageLink {
  readonly kind: 'page';
  readonly title: string;
  readonly url: string;
}

/** Which order it is, and its status. */
export interface Headline {
  readonly kind: 'headline';
  readonly standing: Standing;
}

/** An order of a list; `beside`: what stands beside it, where that is not its status alone. */
export interface Row {
  readonly kind: 'row';
  readonly standing: Standing;
  readonly beside?: string;
}

/** An order that needs somebody, and what to do about it. */
export interface Due {
  readonly kind: 'due';
  readonly standing: Standing;
  readonly text: string;
}

/** Something that happened, in words. */
export interface Happening {
  readonly kind: 'happening';
  readonly at: string;
  readonly what: string;
  readonly details: readonly string[];
}

/** What the rules allow in one status. */
export interface RuleLine {
  readonly kind: 'rule';
  readonly row: StatusRow;
}

/** One of the changes that are asked about, the question first. Of several, each can be ticked. */
export interface Choice {
  readonly kind: 'choice';
  readonly change: Change;
  readonly lines: readonly (string | Fact)[];
}

export interface QuestionPart {
  readonly form?: Form;
  /** Yes and no answer it. */
  readonly answers?: {
    /** The key of the button's words. */
    readonly yes: string;
    /** The orders that it is about. */
    readonly seen: readonly Order[];
  };
}

export type Form = OrderForm | SettingsForm;

/** Fields of an order to fill in; its button asks for the request with what was filled in. */
export interface OrderForm {
  readonly kind: 'order';
  readonly request: Request;
  /** The order that it corrects. */
  readonly seen?: Order;
  readonly fields: readonly (FieldName | 'numberType')[];
  /** What the fields hold already; of secrets only that they do is shown. */
  readonly values: Readonly<Partial<Record<FieldName | 'numberType', string>>>;
}

/** How a person is spoken to, and what could be chosen. */
export interface SettingsForm {
  readonly kind: 'settings';
  readonly request: Request;
  readonly language: string;
  readonly languages: readonly string[];
  /** IANA name. */
  readonly timeZone: string;
  /** Absent for whoever is told of nothing. */
  readonly isToldOfAll?: boolean;
}

/** Asks for a request when it is pressed. */
export interface Button {
  readonly title: string;
  readonly request: Request;
  /** The orders that it is about, as they are shown. */
  readonly seen?: readonly Order[];
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
  /** The reply stands in place of a card: it is one in any case. */
  readonly inPlace?: boolean;
  /** What nobody has entered in the admin center yet, by order number. */
  readonly notHandedOn?: ReadonlyMap<string, readonly HandedOn[]>;
}
