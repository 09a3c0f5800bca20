// Which card a reply gets: its parts laid out below each other, with the inputs and the buttons of the one that has any.

import { spell } from '../../domain/spelling.ts';
import type { Button, Laid, Line, Part, Telling } from '../part.ts';
import type { Card } from '../reply.ts';
import { mayAsk, wording } from '../wording.ts';
import { answer, goOn, press, refreshing } from './buttons.ts';
import { card, type Element } from './card.ts';
import { elementsOf, withHeading } from './elements.ts';
import { inputsOf } from './inputs.ts';
import { orderButtons } from './orderButtons.ts';
import { namedFor } from './sent.ts';

/**
 * A card asks what is asked; else it shows one order, list or timeline. With several of them in one reply the text
 * alone is clearer, unless the reply stands in place of a card.
 */
export function cardOf(parts: readonly Part[], telling: Telling): Card | undefined {
  const asking = parts.find(({ question }) => question);
  const laidOut = parts.filter(isLaidOut);
  const shown = asking ?? (laidOut.length === 1 ? laidOut[0] : undefined);
  if (!shown && !telling.inPlace) return undefined;
  const again = asking ? undefined : shown?.again;
  return card({
    body: parts.flatMap((part) => bodyOf(part, part === shown, telling)),
    actions: asking
      ? answersOf(asking, telling)
      : once([...buttonsOf(shown, telling), ...suggested(parts, telling)]).map((button) =>
          press(button, telling),
        ),
    language: telling.voice.language,
    ...(again && { refresh: refreshing(again, telling) }),
  });
}

const isLaidOut = ({ standing, buttons = [], lines }: Part): boolean =>
  standing !== undefined ||
  buttons.length > 0 ||
  lines.some((each) => typeof each !== 'string' && inRows.includes(each.kind));

/** What is more than words one below the other. */
const inRows: readonly Laid['kind'][] = ['headline', 'row', 'due', 'happening', 'rule'];

function bodyOf({ lines, question, names }: Part, isShown: boolean, telling: Telling): readonly Element[] {
  const laidOut = isShown ? withHeading(lines, telling) : elementsOf(lines, telling);
  if (question?.form) return [...laidOut, ...inputsOf(question.form, telling)];
  return names ? namedFor(names, laidOut) : laidOut;
}

const buttonsOf = (shown: Part | undefined, { voice }: Telling): readonly Button[] => {
  if (!shown) return [];
  const { standing, buttons = [] } = shown;
  return standing ? orderButtons(standing, buttons, voice) : buttons;
};

/** What is offered to say can be pressed here: Teams shows no suggestions beside a card. */
function suggested(parts: readonly Part[], telling: Telling): readonly Button[] {
  const offered = parts
    .flatMap(({ suggestions = [] }) => suggestions)
    // A list has a button of its own for each of its pages.
    .filter((request) => request.verb !== 'more' && mayAsk(request, telling));
  return offered.flatMap((request) => {
    const title = wording(request, telling.voice);
    return title ? [{ title: telling.voice.line(title), request }] : [];
  });
}

/** The first of those that ask for the same. */
const once = (buttons: readonly Button[]): readonly Button[] =>
  [...new Map(buttons.toReversed().map((button) => [spell(button.request), button])).values()].toReversed();

/** The buttons of a question: to go on with what was filled in, yes and no. */
function answersOf({ question, lines }: Part, telling: Telling): readonly Element[] {
  const { voice } = telling;
  const { form, answers } = question ?? {};
  const title = answers ? 'button.apply' : form?.kind === 'settings' ? 'button.save' : 'button.goOn';
  const going = form ? [goOn(form, voice.t(title), telling)] : [];
  if (!answers) return going;
  const { yes, seen } = answers;
  const takesInputs = form !== undefined || lines.filter(isChoice).length > 1;
  return [
    ...going,
    answer('yes', { title: voice.t(yes), seen, takesInputs, form }, telling),
    answer('no', { title: voice.t('button.no'), seen, takesInputs: false }, telling),
  ];
}

const isChoice = (each: Line): boolean => typeof each !== 'string' && each.kind === 'choice';
