// portdesk chat: the desk in the terminal. Talks to the running server where there is one, else opens the store itself.

import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import { demoTenant, type Role } from '../domain/people.ts';
import { storeName, storePlace } from '../storePlace.ts';
import { UsageError } from './failure.ts';
import { printable } from './printable.ts';
import { runningServer, sayTo } from './running.ts';
import { type Surroundings, say } from './surroundings.ts';

interface Options {
  readonly tenant?: string;
  readonly role?: Role;
  readonly locale: string;
}

interface Conversation {
  readonly where: string;
  answer(text: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function chatCommand(command: Command, around: Surroundings): void {
  command
    .option('--tenant <id>', 'another tenant; without it, an empty demo tenant gets the demo orders')
    .addOption(new Option('--role <role>', 'what you may do').choices(['admin', 'helpdesk', 'guest']))
    .option('--locale <tag>', 'your language', around.locale)
    .action((options: Options) => run(options, around));
}

async function run(options: Options, around: Surroundings): Promise<void> {
  const { stdin, stdout, stderr } = around;
  const stopped = around.stopped();
  const prompt = (): void => void stdout.write('> ');
  const tell = (news: string): void => {
    say(stdout, `\n${printable(news)}`);
    prompt();
  };
  const conversation = await open(options, around, tell);
  const terminal = createInterface({ input: stdin, output: stdout, terminal: false });
  try {
    say(stderr, `${conversation.where} End with Ctrl+D.`);
    prompt();
    void stopped.then(() => terminal.close());
    for await (const line of terminal) {
      for (const text of await conversation.answer(line)) say(stdout, printable(text));
      prompt();
    }
    say(stdout, '');
  } finally {
    terminal.close();
    await conversation.close();
  }
}

/** `tell`: says what nobody has asked for just now. A server takes the terminal for a channel that it only answers. */
async function open(
  options: Options,
  around: Surroundings,
  tell: (news: string) => void,
): Promise<Conversation> {
  const config = readConfig(around.env);
  const server = await runningServer(storePlace(config));
  if (server) {
    if (options.tenant || options.role) {
      throw new UsageError(
        `The server at ${server.url} has the orders open and knows itself who may do what: leave out --tenant and --role, or stop it`,
      );
    }
    return {
      where: `You talk to the server at ${server.url}.`,
      answer: (text) =>
        sayTo(server, { text, conversation: 'terminal', locale: options.locale, timeZone: around.timeZone }),
      close: async () => {},
    };
  }
  const { createLog, layDemoOrders, openApp, tellNews } = await import('../app.ts');
  const app = await openApp(config, around.clock);
  const { store, desk } = app;
  const { tenant = demoTenant, role = 'admin', locale } = options;
  const { timeZone, clock } = around;
  if (tenant === demoTenant) await layDemoOrders(store, { now: clock(), timeZone, fresh: false });
  const here = 'terminal';
  const through = {
    send: async (_tenant: string, _address: unknown, { text }: { readonly text: string }) => {
      tell(text);
      return 'sent' as const;
    },
    roleOf: (id: string, of: string) => (id === here && of === tenant ? role : 'guest'),
    clock,
  };
  const ticker = tellNews(app, through, { log: createLog(config, around.stderr) });
  return {
    where: `You are ${role} of the tenant ${tenant}; orders are in ${storeName(config)}.`,
    answer: async (text) => {
      const place = { tenant, conversation: here, address: here };
      const person = { id: here, role };
      const message = { id: randomUUID(), ...place, person, locale, timeZone, text, now: clock() };
      return [(await desk.receive(message)).text];
    },
    close: async () => {
      await ticker.stop();
      await store.close();
    },
  };
}
