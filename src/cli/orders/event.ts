// portdesk orders event: reports what a carrier did.

import { randomUUID } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { carrierEvents } from '../../domain/lifecycle.ts';
import { CheckFailed, UsageError } from '../failure.ts';
import { type Surroundings, say } from '../surroundings.ts';
import { type TenantOption, tenantFrom, tenantOption } from './tenant.ts';
import { openWayIn } from './wayIn.ts';

type Pairs = Readonly<Record<string, string>>;

export function eventCommand(command: Command, around: Surroundings): void {
  command
    .argument('<number>', 'the order')
    .argument('<name>', `what the carrier did: ${Object.keys(carrierEvents).join(', ')}`)
    .argument('[key=value...]', 'focDate=2026-12-01T09:00:00+09:00, reason=pinInvalid, eventId=…, at=…', pair)
    .option(...tenantOption)
    .action((number: string, name: string, pairs: Pairs, options: TenantOption) =>
      run(number, { event: name, eventId: randomUUID(), ...pairs }, options, around),
    );
}

function pair(word: string, before: Pairs = {}): Pairs {
  const [, key, value] = /^([A-Za-z]+)=(.+)$/.exec(word) ?? [];
  if (!key || !value) throw new InvalidArgumentError('write key=value');
  if (key === 'event') throw new InvalidArgumentError('the event stands before the pairs');
  return { ...before, [key]: value };
}

async function run(number: string, body: Pairs, options: TenantOption, around: Surroundings): Promise<void> {
  const way = await openWayIn(around);
  try {
    const tenant = await tenantFrom(options, way.tenants);
    const result = await way.intake.event(tenant, number, body, 'command line');
    switch (result.kind) {
      case 'moved':
        return say(around.stdout, `${number}: ${result.from} -> ${result.to}`);
      case 'repeated':
        return say(around.stdout, 'this event was taken before; nothing was changed');
      case 'unknownOrder':
        throw new UsageError(`There is no order ${number} in tenant ${tenant}`);
      case 'malformed':
        throw new UsageError(result.faults.join('\n'));
      case 'impossible':
        throw new CheckFailed(result.message);
    }
  } finally {
    await way.close();
  }
}
