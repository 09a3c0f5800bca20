// Which of Microsoft's pages help on where: at most three of them in a reply, support among them wherever something is refused.

import type { Refusal } from '../domain/decision.ts';
import type { Status } from '../domain/statusRules.ts';
import type { Page } from './links.ts';
import type { PageLink, Telling } from './part.ts';

type Pages = readonly Page[];

const mostPages = 3;

/** Where the table forbids something: the table itself, and what the next step in this status takes. */
const byStatus: Readonly<Record<Status, Pages>> = {
  processing: ['statusPage', 'support'],
  contactingCarrier: ['statusPage', 'support'],
  transferApproved: ['statusPage', 'emergencyTerms', 'support'],
  transferPending: ['statusPage', 'serviceCenter', 'support'],
  error: ['statusPage', 'stepByStep', 'support'],
  completed: ['statusPage', 'dialOutPeriod', 'support'],
  cancelled: ['statusPage', 'stepByStep', 'support'],
};

const byRefusal: Readonly<Record<Exclude<Refusal['because'], 'rule'>, Pages>> = {
  role: ['support'],
  unknownOrder: ['support'],
  deletedOrder: ['support'],
  faults: ['stepByStep', 'support'],
  // What is only being written is not refused yet.
  faultsOfNew: ['stepByStep'],
  moved: ['support'],
  longComment: ['support'],
  over: ['support'],
  unreachable: ['support'],
  unsortable: ['support'],
  notRecreated: ['statusPage', 'support'],
  notUndone: ['statusPage', 'support'],
};

export const pagesOfStatus = (status: Status): Pages => byStatus[status];

export const pagesOfRefusal = (refusal: Refusal): Pages =>
  refusal.because === 'rule' ? byStatus[refusal.standing.status] : byRefusal[refusal.because];

export const pagesOn = {
  help: ['stepByStep', 'statusPage', 'support'],
  support: ['support', 'serviceCenter', 'emergencyTerms'],
  rules: ['statusPage'],
  placing: ['stepByStep', 'emergencyTerms', 'dialOutPeriod'],
  editing: ['stepByStep'],
  deletedNowhere: ['statusPage', 'support'],
  lateness: ['serviceCenter', 'support'],
  failure: ['support'],
} as const satisfies Record<string, Pages>;

/** A line a page, each once; what is left out where there are too many is never support. */
export function pageLines(pages: Pages, { voice, links }: Pick<Telling, 'voice' | 'links'>): PageLink[] {
  const all = [...new Set(pages)];
  const most = all.includes('support') ? mostPages - 1 : mostPages;
  const kept = all.filter((page) => page !== 'support').slice(0, most);
  return all
    .filter((page) => page === 'support' || kept.includes(page))
    .map((page) => ({ kind: 'page', title: voice.t(`page.${page}`), url: links[page] }));
}
