// A conversation drawn as a chat, with what differs marked where it stands.

import { type Seen, seenOn } from '../../cardSeen.ts';
import { type Marked, wordDifference } from '../../difference.ts';
import type { BotReply, SaidReply } from '../../port.ts';
import type { Failure, Played, PlayedTurn } from '../../run.ts';
import { seenDifference } from '../../seenDifference.ts';
import type { Step } from '../../transcript.ts';
import { type Stimulus, type Turn, turnsOf } from '../../turns.ts';
import { placeOf } from '../failure.ts';
import { type Markup, markup } from '../markup.ts';

export function chat({ transcript, turns, failures }: Played): Markup {
  const several = transcript.users.length > 1;
  const drawn = turnsOf(transcript).map((turn) => {
    const failure = failures.find((one) => one.turn && isSame(one.turn, turn));
    const played = turns.find((one) => isSame(one.turn, turn));
    return markup`${turn.stimuli.map((each) => stimulus(each, several))}${failure ? told(failure) : undefined}${played ? replies(played, failure) : undefined}${checks(turn, failure)}`;
  });
  const outside = failures.filter(({ turn }) => turn === undefined).map(told);
  return markup`<div class="chat">${[...outside, ...drawn]}</div>`;
}

/** Turns are told apart by where they stand. */
const isSame = (one: Turn, other: Turn): boolean =>
  one.lines.join() === other.lines.join() && one.within?.location.line === other.within?.location.line;

function stimulus(one: Stimulus, several: boolean): Markup {
  switch (one.kind) {
    case 'say': {
      const name = several ? markup`<div class="name user">${one.speaker}</div>\n` : undefined;
      const files = one.attachments.map((each) => markup`<div class="card">${attached(each)}</div>`);
      return markup`${name}<div class="bubble user">${one.text}${files}</div>\n`;
    }
    case 'members': {
      const came = one.added.map((name) => `${name} joins`);
      const left = one.removed.map((name) => `${name} leaves`);
      return markup`<div class="step">${[...came, ...left].join(', ')}</div>\n`;
    }
    case 'step':
      return markup`<div class="step">${sourceOf(one.step)}</div>\n`;
  }
}

const attached = (one: (Stimulus & { kind: 'say' })['attachments'][number]): string =>
  one.kind === 'file' ? one.path : one.card;

const sourceOf = ({ sigil, word, rest }: Step): string => `>${sigil} ${word} ${rest}`.trim();

const told = (failure: Failure): Markup =>
  markup`<div class="told"><code>${placeOf(failure)}</code><br>${failure.message}</div>\n`;

function replies({ replies: said }: PlayedTurn, failure: Failure | undefined): Markup {
  const drawn = said.map((reply) => {
    if (reply.kind === 'typing') return markup`<div class="bubble bot faint">…</div>\n`;
    return failure?.reply && isSameReply(failure.reply, reply, said)
      ? markup`<div class="bubble bot different">${different(failure, reply)}</div>\n`
      : markup`<div class="bubble bot">${reply.text}${cards(reply)}${offered(reply)}</div>\n`;
  });
  const gone =
    failure?.kind === 'missing'
      ? markup`<div class="bubble bot gone">${difference(failure)}</div>\n`
      : undefined;
  return markup`${drawn}${gone}`;
}

/** What comes from another thread is a copy, and of two that are equal the first is meant. */
const isSameReply = (one: SaidReply, other: SaidReply, said: readonly BotReply[]): boolean =>
  one === other || (!said.includes(one) && JSON.stringify(one) === JSON.stringify(other));

const difference = ({ expected = '', said = '' }: Failure): readonly Markup[] =>
  marked(wordDifference(expected, said));

const marked = (words: readonly Marked[]): readonly Markup[] =>
  words.map(({ kind, text }) => {
    if (kind === 'same') return markup`${text}`;
    return kind === 'missing' ? markup`<del>${text}</del>` : markup`<ins>${text}</ins>`;
  });

const different = (failure: Failure, reply: SaidReply): Markup =>
  failure.cards
    ? markup`${reply.text}${box(seenDifference(failure.cards).map((row) => line(row.kind, marked(row.marked))))}${offered(reply)}`
    : markup`${difference(failure)}${cards(reply)}${offered(reply)}`;

const cards = ({ attachments }: SaidReply): readonly (Markup | undefined)[] =>
  attachments.map(({ content }) => box(seenOn(content).map(({ kind, text }) => line(kind, text))));

const box = (lines: readonly Markup[]): Markup | undefined =>
  lines.length > 0 ? markup`<div class="card">${lines}</div>` : undefined;

const line = (kind: Seen['kind'], words: string | readonly Markup[]): Markup =>
  kind === 'button'
    ? markup`<span class="button">${words}</span>`
    : markup`<div class="${kind}">${words}</div>`;

const offered = ({ suggestions }: SaidReply): Markup | undefined =>
  suggestions.length > 0
    ? markup`<div>${suggestions.map((label) => markup`<span class="button">${label}</span>`)}</div>`
    : undefined;

function checks({ expectations }: Turn, failure: Failure | undefined): readonly Markup[] {
  return expectations.flatMap((one) => {
    if (one.kind !== 'check') return [];
    const failed = failure?.kind === 'check' && failure.location.line === one.step.location.line;
    const shown = failed && failure.said !== undefined ? markup`<br>${difference(failure)}` : undefined;
    return [markup`<div class="check ${failed ? 'bad' : 'faint'}">${sourceOf(one.step)}${shown}</div>\n`];
  });
}
