// Microsoft's pages in the reader's language, from locales/links.json.

import { z } from 'zod';

export const linksSchema = z.object({
  /** Our language tags with the names that the pages' addresses use. */
  languages: z.record(z.string(), z.string()),
  links: z.object({
    support: z.url(),
    stepByStep: z.url(),
    statusPage: z.url(),
    emergencyTerms: z.url(),
    dialOutPeriod: z.url(),
    serviceCenter: z.url(),
  }),
});
export type LinkTable = z.infer<typeof linksSchema>;
export type Links = LinkTable['links'];
export type Page = keyof Links;

/** The language's own pages, or those of the first language named where it has none. */
export function linksFor(table: LinkTable, language: string): Links {
  const locale = table.languages[language] ?? Object.values(table.languages)[0] ?? '';
  return Object.fromEntries(
    Object.entries(table.links).map(([name, link]) => [name, link.replace('{locale}', locale)]),
  ) as Links;
}
