// Drafts: what was said of a new order, or of one that is to be sent again, and is not sent yet. Pure.

import type { Request, RequestOf } from '../domain/request.ts';
import { readSpelling, spell } from '../domain/spelling.ts';
import type { Draft, Remembered } from './memory.ts';

/** What a draft is a draft of. */
export type Drafted = RequestOf<'place' | 'edit'>;
type Drafts = Pick<Remembered, 'drafts' | 'draftsBegun'>;

export function draftedIn({ request: spelling }: Draft): Drafted | undefined {
  const request = readSpelling(spelling);
  return request && isDrafted(request) ? request : undefined;
}

export const isDrafted = (request: Request): request is Drafted =>
  request.verb === 'place' || request.verb === 'edit';

/** The draft of a new order, by its own id. */
export const draftById = ({ drafts }: Drafts, id: string): Draft | undefined =>
  drafts.find((draft) => draft.id === id);

/** The corrections gathered for an order that is to be sent again. */
export const draftOfOrder = (drafts: Drafts, number: string): Draft | undefined =>
  draftById(drafts, idOfEdit(number));

/** An order has at most one draft of corrections; drafts of new orders count up and are never counted again. */
const idOfEdit = (number: string): string => `edit ${number}`;

const idOf = (request: Drafted): string =>
  request.verb === 'place' ? (request.draft ?? '') : idOfEdit(request.orders[0] ?? '');

/** The drafts that `resume` and `discard` mean: by place in the list, by order, or the one last begun; or all. */
export function draftsNamed(
  { draft: ref }: RequestOf<'resume' | 'discard'>,
  remembered: Drafts,
): readonly Draft[] {
  const { drafts } = remembered;
  if (ref === undefined || ref === 'it' || ref === '#last') return drafts.slice(-1);
  if (ref === 'all' || ref === 'them') return drafts;
  const place = /^#(\d+)$/.exec(ref)?.[1];
  if (place) return drafts.slice(Number(place) - 1, Number(place));
  return [draftOfOrder(remembered, ref) ?? []].flat();
}

/** A draft keeps its place in the list: "#1" stays what it was. */
export function withDraft<R extends Drafts>(remembered: R, request: Drafted): R {
  const id = idOf(request);
  const draftsBegun = Math.max(remembered.draftsBegun, request.verb === 'place' ? Number(id) : 0);
  const { drafts } = remembered;
  const draft = { id, request: spell(request) };
  const place = drafts.findIndex((each) => each.id === id);
  return { ...remembered, draftsBegun, drafts: place < 0 ? [...drafts, draft] : drafts.with(place, draft) };
}

export const withoutDraft = <R extends Drafts>(remembered: R, request: Drafted): R => ({
  ...remembered,
  drafts: remembered.drafts.filter(({ id }) => id !== idOf(request)),
});
