// What can be counted and measured of a running server, for Prometheus. Labels have few values, and none that a person
// typed: whatever is told apart by more than a handful of words stands in the log.

import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** `came`: what came of it, as the log has it: `refused rule`. */
  turn(kind: string, came: readonly string[], milliseconds: number): void;
  /** Milliseconds since some moment, as exact as the machine has them. */
  stopwatch(): number;
  stored(what: 'read' | 'commit', milliseconds: number, failed: boolean): void;
  /** A snapshot of the store's file could not be written. */
  snapshotFailed(): void;
  /** A notice went out, or could not. */
  notice(sent: string): void;
  /** So many are due and wait, as of the last round. */
  noticesWaiting(count: number): void;
  /** The media type of the text. */
  readonly type: string;
  /** In Prometheus' text format. */
  text(): Promise<string>;
}

/** In seconds: from a turn in memory to what Teams gives up on. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

export function createMetrics(): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const outcomes = new Counter({
    ...{ name: 'portdesk_outcomes_total', help: 'What came of turns; one may come to several things.' },
    ...{ labelNames: ['kind', 'came'], registers },
  });
  const turnSeconds = new Histogram({
    ...{ name: 'portdesk_turn_seconds', help: 'Turns: from an activity until the desk has answered.' },
    ...{ labelNames: ['kind'], buckets, registers },
  });
  const storeSeconds = new Histogram({
    ...{ name: 'portdesk_store_seconds', help: 'Reads and commits of the store.' },
    ...{ labelNames: ['what', 'failed'], buckets, registers },
  });
  const snapshotFailures = new Counter({
    ...{ name: 'portdesk_snapshot_failures_total', help: 'Snapshots that could not be written.' },
    registers,
  });
  const notices = new Counter({
    ...{ name: 'portdesk_notices_total', help: 'Notices by what became of them.' },
    ...{ labelNames: ['sent'], registers },
  });
  const noticesWaiting = new Gauge({
    ...{ name: 'portdesk_notices_waiting', help: 'Notices that are due and wait, as of the last round.' },
    registers,
  });
  const seconds = (milliseconds: number): number => milliseconds / 1000;
  return {
    turn(kind, came, milliseconds) {
      for (const each of new Set(came)) outcomes.inc({ kind, came: each });
      turnSeconds.observe({ kind }, seconds(milliseconds));
    },
    stopwatch: () => performance.now(),
    stored: (what, milliseconds, failed) =>
      storeSeconds.observe({ what, failed: String(failed) }, seconds(milliseconds)),
    snapshotFailed: () => snapshotFailures.inc(),
    notice: (sent) => notices.inc({ sent }),
    noticesWaiting: (count) => noticesWaiting.set(count),
    type: register.contentType,
    text: () => register.metrics(),
  };
}
