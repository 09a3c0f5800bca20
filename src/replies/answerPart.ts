// Which words an answer is told in.

import type { Answer } from '../domain/decision.ts';
import { customerPart } from './aboutCustomer.ts';
import { meaningPart, supportPart } from './aboutDesk.ts';
import { exportPart } from './aboutExport.ts';
import { greetPart, helpPart } from './aboutHelp.ts';
import { historyPart } from './aboutHistory.ts';
import { countPart, listPart } from './aboutLists.ts';
import { standingPart, viewPart } from './aboutOrder.ts';
import { reasonPart } from './aboutReason.ts';
import { howPart, mayAnyPart, mayInStatusPart, mayPart, rulesPart } from './aboutRules.ts';
import { todoPart } from './aboutTodo.ts';
import { whenPart } from './aboutWhen.ts';
import { orderName, statusName } from './naming.ts';
import type { Part, Telling } from './part.ts';

export function answerPart(answer: Answer, telling: Telling): Part {
  const { voice } = telling;
  switch (answer.about) {
    case 'order':
      return standingPart(answer.standing, telling);
    case 'view':
      return viewPart(answer.standing, telling);
    case 'history':
      return historyPart(answer.standing, telling);
    case 'reason':
      return reasonPart(answer.standing, telling);
    case 'when':
      return whenPart(answer, telling);
    case 'may':
      return mayPart(answer, telling);
    case 'mayAny':
      return mayAnyPart(answer, telling);
    case 'mayInStatus':
      return mayInStatusPart(answer, telling);
    case 'export':
      return exportPart(answer, telling);
    case 'customer':
      return customerPart(answer, telling);
    case 'list':
      return listPart(answer, telling);
    case 'todo':
      return todoPart(answer, telling);
    case 'count':
      return countPart(answer, telling);
    case 'meaning':
      return meaningPart(answer, telling);
    case 'rules':
      return rulesPart(answer, telling);
    case 'how':
      return howPart(answer, telling);
    case 'left':
      return answer.standings.length === 0
        ? { lines: [voice.t('kept.nothing')] }
        : {
            lines: answer.standings.map(({ order, status }) =>
              voice.t('kept.left', { order: orderName(order, voice), status: statusName(status, voice) }),
            ),
          };
    case 'help':
      return helpPart(telling);
    case 'support':
      return supportPart(answer, telling);
    case 'greet':
      return greetPart(telling);
    case 'thanks':
    case 'bye':
      return { lines: [voice.t(answer.about)] };
  }
}
