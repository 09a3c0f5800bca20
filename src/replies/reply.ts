// What the desk says: text that is a complete answer by itself, a card that adds layout and buttons, suggestions.

import type { SupportCase } from './forSupport.ts';

/** An Adaptive Card 1.5; plain JSON, so that a reply can be stored and given again. */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly [property: string]: unknown;
}

export interface Reply {
  /** Plain text, not Markdown; lines are separated by `\n`. */
  readonly text: string;
  readonly card?: Card;
  /** Sentences offered as buttons; pressing one says it. */
  readonly suggestions?: readonly string[];
  /** The language the reply is in. */
  readonly language: string;
  /** What a pressed card showed holds no longer, whoever sees it: the reply takes its place for all of them. */
  readonly replaces?: boolean;
  /**
   * What was asked, in the canonical spelling with all that the person put into words of their own masked, and what came
   * of it: `refused rule`. For log and metrics.
   */
  readonly turn?: { readonly asked: readonly string[]; readonly came: readonly string[] };
  /** Where support may have to find the turn again: the id that the text gives, and what it was about. For the log. */
  readonly forSupport?: { readonly errorId: string; readonly cases: readonly SupportCase[] };
}
