// How many turns of transcripts are played a second: in this process, beside botbuilder's own TestAdapter with a bot that
// only echoes, and by the command as a whole, its start included. Run by `npm run bench:transcripts`.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { TestAdapter } from 'botbuilder';
import { deskUnderTest } from '../../build/cli/transcript/deskUnderTest.js';
import { parse } from '../../build/transcripts/parse.js';
import { run } from '../../build/transcripts/run.js';
import { update } from '../../build/transcripts/update.js';

/** Five turns each; `$` is the order. */
const conversations = {
  en: [
    ['what is the status of $?', 'can I cancel it?', 'cancel it', 'yes', 'show me order $'],
    ['move the FOC date of $ to next Friday', 'yes', 'history of $', 'undo', 'yes'],
    ['show my orders', 'which orders are processing?', 'how many?', 'add a note to $: call Ann', 'show $'],
    ['hello', 'when will $ transfer?', 'tell me when $ changes', 'what can I do with $?', 'thanks'],
    ['cancel $', 'no', 'cancel order $ please', 'never mind', 'help'],
  ],
  ja: [
    ['注文$の状況は？', 'キャンセルできますか', 'キャンセルして', 'はい', '注文$を見せて'],
    ['$のFOC日を来週の金曜日に変更', 'はい', '$の履歴', '元に戻して', 'はい'],
    ['注文一覧', '処理中の注文は？', '何件？', '$にメモ: 田中さんに電話', '$を見せて'],
    ['こんにちは', '$はいつ移行される？', '$が変わったら教えて', '$で何ができますか', 'ありがとう'],
    ['$を取り消して', 'いいえ', '注文$をキャンセルしてください', 'やっぱりやめます', 'ヘルプ'],
  ],
};
const turnsEach = 5;
const count = 1000;
const rounds = 3;
const print = (/** @type {string} */ text) => void process.stdout.write(`${text}\n`);

/** @param {number} number */
function written(number) {
  const language = number % 2 === 0 ? 'en' : 'ja';
  const all = conversations[language];
  const turns = all[(number >> 1) % all.length] ?? [];
  const order = String(1000 + number);
  return [
    'user=user\nbot=bot',
    `>@ language=${language} clock=2026-11-18T09:00:00Z time-zone=Asia/Tokyo`,
    `>@ order ${order} = processing name="Branch ${number}" focDate=2026-12-15T09:00:00Z carrier="NTT East"`,
    ...turns.map((text) => `\nuser: ${text.replaceAll('$', order)}\nbot: …`),
  ].join('\n');
}

/** Median milliseconds of a few rounds, and the processor's beside it. @param {() => Promise<unknown>} play */
async function timed(play) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const before = process.cpuUsage();
    await play();
    const { user, system } = process.cpuUsage(before);
    times.push({ wall: performance.now() - began, cpu: (user + system) / 1000 });
  }
  return times.sort((a, b) => a.wall - b.wall)[rounds >> 1] ?? { wall: 0, cpu: 0 };
}

const turns = count * turnsEach;
/** @param {string} name @param {{ wall: number, cpu: number }} time */
function tell(name, { wall, cpu }) {
  const each = ((cpu * 1000) / turns).toFixed(0);
  print(
    `${name.padEnd(44)} ${((turns * 1000) / wall).toFixed(0).padStart(6)} turns/s, ${each} µs of CPU a turn`,
  );
}

const bot = deskUnderTest();
const texts = [];
for (let number = 0; number < count; number += 1)
  texts.push(update(await run(parse(written(number), `${number}.chat`), bot)));

const ours = await timed(async () => {
  for (const [number, text] of texts.entries()) {
    const { passed, failures } = await run(parse(text, `${number}.chat`), bot);
    if (!passed) throw new Error(`${number}: ${failures[0]?.message}\n${text}`);
  }
});
const echo = await timed(async () => {
  for (let number = 0; number < count; number += 1) {
    const adapter = new TestAdapter(async (context) => {
      await context.sendActivity(`You said: ${context.activity.text}`);
    });
    for (let turn = 0; turn < turnsEach; turn += 1)
      await adapter.test(`Sentence ${turn} of ${number}`, `You said: Sentence ${turn} of ${number}`);
  }
});
tell('portdesk, in this process', ours);
tell("botbuilder's TestAdapter, a bot that echoes", echo);
print(`portdesk takes ${(ours.cpu / echo.cpu).toFixed(2)} times the CPU of the echo a turn`);

const folder = mkdtempSync(join(tmpdir(), 'portdesk-bench-'));
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
try {
  mkdirSync(join(folder, 'one'));
  mkdirSync(join(folder, 'all'));
  writeFileSync(join(folder, 'one', '0.chat'), texts[0] ?? '');
  for (const [number, text] of texts.entries()) writeFileSync(join(folder, 'all', `${number}.chat`), text);
  const command = (/** @type {string[]} */ ...words) =>
    timed(
      async () =>
        void execFileSync(process.execPath, [main, ...words], { stdio: ['ignore', 'ignore', 'inherit'] }),
    );
  const play = (/** @type {string} */ which) => command('transcript', 'run', join(folder, which));
  const [help, one, all] = [await command('--help'), await play('one'), await play('all')];
  print(
    `portdesk --help ${(help.wall / 1000).toFixed(2)} s; transcript run: one transcript ${(one.wall / 1000).toFixed(2)} s,`,
  );
  print(
    `${count} transcripts ${(all.wall / 1000).toFixed(2)} s: ${((turns * 1000) / all.wall).toFixed(0)} turns/s with the start, ` +
      `${((turns * 1000) / (all.wall - one.wall)).toFixed(0)} without`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
