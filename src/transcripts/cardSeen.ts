// What a person sees of a card: its words, fields and buttons from top to bottom. Adaptive Cards 1.5, and Bot Framework's
// simple cards; of kinds that are not known, what they hold in the same places.

export interface Seen {
  readonly kind: 'text' | 'input' | 'button';
  readonly text: string;
}

/** A part of a card, whatever it holds: cards come from any bot. */
type Element = Readonly<Record<string, unknown>>;

/** `content` is what an attachment carries. Hidden elements are left out, unseen cards give nothing. */
export function seenOn(content: unknown): readonly Seen[] {
  const card = elementOf(content);
  const simple = [card.title, card.subtitle, card.text].flatMap(saying);
  return [
    ...(card.body === undefined ? [...simple, ...pictures(card)] : list(card.body).flatMap(seen)),
    ...list(card.facts).flatMap(fact),
    ...[...list(card.actions), ...list(card.buttons)].flatMap(button),
  ];
}

function seen(element: Element): readonly Seen[] {
  if (element.isVisible === false) return [];
  const type = String(element.type);
  if (type.startsWith('Input.')) return [input(element)];
  if (type === 'FactSet') return list(element.facts).flatMap(fact);
  if (type === 'Table') return list(element.rows).flatMap((one) => row(list(one.cells)));
  if (type === 'ColumnSet') return row(list(element.columns));
  const within = [element.items, element.images].flatMap(list).flatMap(seen);
  const said = type === 'RichTextBlock' ? [inlines(element)] : [element.text, element.altText];
  return [...said.flatMap(saying), ...within, ...list(element.actions).flatMap(button)];
}

/** What stands side by side is read as one line, unless it is more than words. */
function row(cells: readonly Element[]): readonly Seen[] {
  const found = cells.map(seen).filter((cell) => cell.length > 0);
  if (!found.flat().every(({ kind }) => kind === 'text')) return found.flat();
  return saying(found.map((cell) => cell.map(({ text }) => text).join(' ')).join(' | '));
}

const inlines = ({ inlines: runs }: Element): string =>
  (Array.isArray(runs) ? runs : [])
    .map((run) => (typeof run === 'string' ? run : String(elementOf(run).text ?? '')))
    .join('');

const fact = ({ title, key, value }: Element): readonly Seen[] =>
  saying([title ?? key, value].filter((one) => one !== undefined).join(': '));

function input({ label, title, value, placeholder, choices }: Element): Seen {
  const chosen = list(choices)
    .filter((choice) => String(value).split(',').includes(String(choice.value)))
    .map((choice) => choice.title);
  const held = chosen.length > 0 ? chosen.join(', ') : (value ?? placeholder ?? '');
  const name = [label, title].filter((one) => one !== undefined).join(' ');
  return { kind: 'input', text: `${name}: ${held}` };
}

const button = (action: Element): readonly Seen[] => [
  ...(typeof action.title === 'string' ? [{ kind: 'button', text: action.title } as const] : []),
  ...(action.card === undefined ? [] : seenOn(action.card)),
];

const pictures = ({ images, image }: Element): readonly Seen[] =>
  [...list(images), elementOf(image)].flatMap(({ alt }) => saying(alt));

const saying = (text: unknown): readonly Seen[] =>
  typeof text === 'string' && text.trim() !== '' ? [{ kind: 'text', text }] : [];

const list = (value: unknown): readonly Element[] => (Array.isArray(value) ? value.map(elementOf) : []);

const elementOf = (value: unknown): Element =>
  typeof value === 'object' && value !== null ? (value as Element) : {};
