import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stored } from './orderFiles.ts';
import { type Circumstances, newStore, portdesk, serve, start } from './portdesk.ts';

/** Says the lines and gives the answer to each. */
async function chat(words: readonly string[], lines: readonly string[], around: Circumstances) {
  const ended = await portdesk(['chat', ...words], { ...around, input: `${lines.join('\n')}\n` });
  const [first, ...answers] = ended.stdout.split(/^> /m);
  expect([ended.status, first, answers.pop()]).toEqual([0, '', '\n']);
  return { answers, told: ended.stderr };
}

const conversation = ['cancel order 102', 'yes', '注文104をキャンセルして', '注文101を取り消して', 'はい'];

function expectAnswers(answers: readonly string[]): void {
  expect(answers).toEqual([
    expect.stringMatching(/^Cancel order 102 \(Seattle office\)\? /),
    expect.stringMatching(/^Recorded: order 102 \(Seattle office\) is cancelled\./),
    expect.stringMatching(/104.*移行は保留中です.*\n.*キャンセルできません/),
    expect.stringMatching(/^注文 101（Sapporo branch）をキャンセルしますか？/),
    expect.stringMatching(/^注文 101（Sapporo branch）のキャンセルを記録しました。/),
  ]);
}

async function expectCancelled(data: string): Promise<void> {
  const found = await Promise.all(['101', '102', '104'].map((number) => stored(data, number)));
  expect(found.map((order) => order?.status)).toEqual(['cancelled', 'cancelled', 'transferApproved']);
  expect(found[0]?.history.at(-1)).toMatchObject({ what: 'cancelled', by: { id: 'terminal' } });
}

describe.concurrent('portdesk chat', () => {
  it('leads a conversation in English and Japanese on a store of demo orders', async () => {
    const data = newStore();
    const { answers, told } = await chat([], conversation, { data });
    expect(told).toMatch(/^You are admin of the tenant demo; orders are in .+ End with Ctrl\+D\.\n$/);
    expectAnswers(answers);
    await expectCancelled(data);
    expect(existsSync(`${data}.lock`)).toBe(false);
  });

  it('goes through the running server where there is one, which knows itself who may do what', async ({
    onTestFinished,
  }) => {
    const server = await serve(['--demo']);
    onTestFinished(async () => void (await server.stop()));
    const { answers, told } = await chat([], conversation, server);
    expect(told).toBe(`You talk to the server at ${server.url}. End with Ctrl+D.\n`);
    expectAnswers(answers);
    await expectCancelled(server.data);

    const refused = await Promise.all([
      portdesk(['chat', '--tenant', 'contoso'], server),
      portdesk(['chat', '--role', 'admin'], server),
    ]);
    for (const each of refused) {
      expect(each).toMatchObject({ status: 2, stdout: '' });
      expect(each.stderr).toMatch(/The server at http.* leave out --tenant and --role, or stop it/);
    }
  });

  it('is of another tenant with --tenant, which has no demo orders', async () => {
    const data = newStore();
    const { answers, told } = await chat(['--tenant', 'contoso'], ['cancel order 102', 'help'], { data });
    expect(told).toMatch(/^You are admin of the tenant contoso;/);
    expect(answers[0]).toMatch(/^There is no order 102\./);
    expect([await stored(data, '102'), await stored(data, '102', 'contoso')]).toEqual([undefined, undefined]);
  });

  it('may do less with --role, and speaks the language of --locale where a line has none', async () => {
    const data = newStore();
    const words = ['--role', 'helpdesk', '--locale', 'ja-JP'];
    const { answers } = await chat(words, ['cancel order 102', 'yes', '102'], { data });
    expect(answers[0]).toMatch(/you need the role admin/);
    expect(answers[2]).toMatch(/^注文 102/);
    expect((await stored(data, '102'))?.status).toBe('contactingCarrier');
  });

  it('ends on Ctrl+C and lets go of the store', async () => {
    const data = newStore();
    const running = start(['chat'], { data });
    await running.says(/> /);
    expect(existsSync(`${data}.lock`)).toBe(true);
    expect(await running.stop('SIGINT')).toMatchObject({ status: 0 });
    expect(existsSync(`${data}.lock`)).toBe(false);
  });
});
