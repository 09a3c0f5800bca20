// The content types of Bot Framework's cards.

const type = (name: string): string => `application/vnd.microsoft.card.${name}`;

/** `herocard` is a hero card, `adaptivecard` an Adaptive Card. */
export const typeOfCard = (command: string): string => type(command.replace(/card$/, ''));

/** `hero` of a hero card, also `adaptive`; undefined for what is no card. */
export const cardNamed = (contentType: string): string | undefined =>
  contentType.startsWith(type('')) ? contentType.slice(type('').length) : undefined;
