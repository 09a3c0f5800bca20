// Cards from the search box that somebody sends to the bot itself: in the message's text stands markup for each of them.

import { z } from 'zod';
import { saidBy } from '../replies/cards/sent.ts';
import type { Press } from '../replies/press.ts';
import type { Activity } from './activity.ts';
import { adaptiveCard } from './toActivity.ts';

const cardSchema = z.looseObject({ contentType: z.literal(adaptiveCard), content: z.unknown() });

/** Names the orders of these cards, as if their numbers had been typed. */
export const sentWith = ({ attachments }: Activity): Press | undefined =>
  saidBy(attachments?.map((each) => cardSchema.safeParse(each).data?.content) ?? []);

/** As the Agents Playground writes it, after Teams. */
const markup = /<span\b[^<>]*\bInputExtension"[^<>]*>\s*<span\b[^<>]*>\s*<\/span>\s*<\/span>/gi;

export const withoutCards = (text: string): string => text.replace(markup, ' ');
