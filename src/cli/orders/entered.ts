// portdesk orders entered: marks changes of the feed as entered in the admin center.

import { type Command, InvalidArgumentError } from 'commander';
import { UsageError } from '../failure.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { type TenantOption, tenantFrom, tenantOption } from './tenant.ts';
import { openWayIn } from './wayIn.ts';

interface Options extends TenantOption {
  readonly by: string;
}

export function enteredCommand(command: Command, around: Surroundings): void {
  command
    .argument('<cursor...>', 'the changes, by the cursors that orders changes shows', cursors)
    .option('--by <name>', 'who entered them', 'command line')
    .option(...tenantOption)
    .action((named: readonly number[], options: Options) => run(named, options, around));
}

/** A cursor, added to those named before it. */
function cursors(word: string, before: readonly number[] = []): readonly number[] {
  if (!/^[1-9]\d{0,14}$/.test(word)) throw new InvalidArgumentError('write a cursor: a whole number from 1');
  return [...before, Number(word)];
}

async function run(named: readonly number[], options: Options, around: Surroundings): Promise<void> {
  const way = await openWayIn(around);
  try {
    const result = await way.enter(await tenantFrom(options, way.tenants), named, options.by);
    if (result.kind === 'unknownChanges')
      throw new UsageError(`There is no change ${result.cursors.join(', ')}; none was marked`);
    const { entered, already } = result;
    say(around.stdout, `${entered} marked as entered${already > 0 ? `, ${already} had been before` : ''}`);
  } finally {
    await way.close();
  }
}
