// The lines of a reply as plain text: all that they tell, without any layout.

import { orderName, statusName, verdictsOf } from './naming.ts';
import type { Laid, Line } from './part.ts';
import type { Voice } from './translator.ts';

export const textOf = (line: Line, voice: Voice): string =>
  typeof line === 'string' ? line : textOfLaid(line, voice);

export const textOfAll = (lines: readonly Line[], voice: Voice): string =>
  lines.map((line) => textOf(line, voice)).join('\n');

function textOfLaid(line: Laid, voice: Voice): string {
  switch (line.kind) {
    case 'fact':
      return voice.t('order.fact', { field: line.label, value: line.value });
    case 'known':
      return voice.t('place.known', {
        known: line.facts
          .map((fact) => textOf(fact, voice))
          .reduce((before, fact) => voice.t('place.beside', { before, fact })),
      });
    case 'page':
      return voice.t('page.linked', { title: line.title, link: line.url });
    case 'headline': {
      const { order, status } = line.standing;
      return voice.t('order.headline', {
        order: orderName(order, voice),
        status: statusName(status, voice),
        meaning: voice.t(`statusMeans.${status}`),
      });
    }
    case 'row': {
      const { standing, beside = statusName(standing.status, voice) } = line;
      return voice.t('list.line', { order: orderName(standing.order, voice), status: beside });
    }
    case 'due':
      return voice.t('todo.line', { order: orderName(line.standing.order, voice), text: line.text });
    case 'happening':
      return line.details.reduce(
        (told, detail) => voice.t('history.with', { line: told, detail }),
        voice.t('history.line', { at: line.at, what: line.what }),
      );
    case 'rule': {
      const status = statusName(line.row.status, voice);
      return voice.t('rules.row', { status, verdicts: verdictsOf(line.row, voice) });
    }
    case 'choice':
      return textOfAll(line.lines, voice);
  }
}
