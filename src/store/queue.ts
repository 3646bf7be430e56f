/**
 * Wakes where several bots share a database. Each runs its own timer on the nearest row, which is exact; beside it a queue holds one job a
 * row, written in the same transaction, for when the bot whose timer it was has died. A wake may so run twice: the step that it leads to
 * decides whether anything still has to happen.
 */
import { fromKysely, PgBoss } from 'pg-boss';
import type { Wake } from '../core/store.ts';
import type { Db, Engine } from './engine.ts';
import { explain, readUrl } from './postgres-errors.ts';
import { pause, setWake, timedWakes, type Wakes } from './wakes.ts';

const queue = 'wakes';
/** The timers come first. */
const grace = 2_000;
const jobsAtOnce = 500;

type Job = Pick<Wake, 'kind' | 'key'>;
const keyOf = ({ kind, key }: Job) => `${kind} ${key}`;

export function queuedWakes(engine: Engine, { url, schema }: { readonly url: string; readonly schema: string }): Wakes {
  const { clock, db, log } = engine;
  const timed = timedWakes(engine);
  let boss: PgBoss | undefined;

  // By the distance: the server's clock is not ours.
  const optionsFor = (job: Job, at: number) => ({
    singletonKey: keyOf(job),
    startAfter: Math.ceil(Math.max(0, at - clock.now() + grace) / 1_000),
  });
  const put = async (running: PgBoss, job: Job, at: number, inside: Db = db): Promise<void> => {
    await running.upsert(queue, job, { ...optionsFor(job, at), db: fromKysely(inside) });
  };
  /** Jobs of a row that is gone, those that are done too: a key may be a person. */
  const drop = async (running: PgBoss, job: Job, inside: Db): Promise<void> => {
    const there = { db: fromKysely(inside) };
    const jobs = await running.findJobs(queue, { ...there, key: keyOf(job) });
    const ids = jobs.filter(({ state }) => state !== 'active').map(({ id }) => id);
    if (ids.length > 0) await running.deleteJob(queue, ids, there);
  };
  const rowOf = ({ kind, key }: Job) =>
    db.selectFrom('wakes').selectAll().where('kind', '=', kind).where('key', '=', key).executeTakeFirst();

  /** The row decides: it may be gone, or later than the job thought. */
  const work = async (running: PgBoss, job: Job): Promise<void> => {
    const row = await rowOf(job);
    if (row && row.at <= clock.now()) await timed.runDue(row);
    const after = row && (await rowOf(job));
    if (after) await put(running, job, Math.max(after.at, clock.now() + pause));
  };
  /** Jobs of all rows: those that are there already stay. */
  const rebuild = async (running: PgBoss): Promise<void> => {
    const rows = await db.selectFrom('wakes').selectAll().orderBy('at').execute();
    for (let from = 0; from < rows.length; from += jobsAtOnce) {
      const jobs = rows.slice(from, from + jobsAtOnce).map(({ kind, key, at }) => {
        const data = { kind: kind as Job['kind'], key };
        return { data, ...optionsFor(data, at) };
      });
      await running.insert(queue, jobs);
    }
  };

  return {
    ...timed,
    set: async (inside, kind, key, at) => {
      const was = await setWake(inside, kind, key, at);
      if (boss && at !== undefined) await put(boss, { kind, key }, at, inside);
      else if (boss && was) await drop(boss, { kind, key }, inside);
      return was;
    },
    start: async (run) => {
      const starting = new PgBoss(bossOptions(url, schema));
      starting.on('error', (error) => log.warn({ err: error }, 'the queue of wakes has trouble'));
      try {
        await starting.start();
        await starting.createQueue(queue, queueOptions);
      } catch (error) {
        throw explain(error, readUrl(url));
      }
      boss = starting;
      await timed.start(run);
      await rebuild(starting);
      await starting.work<Job>(queue, { batchSize: 1, localConcurrency: 4 }, async ([job]) => {
        if (job) await work(starting, job.data);
      });
    },
    stop: async () => {
      const stopping = boss;
      boss = undefined;
      await timed.stop();
      await stopping?.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** One job waits for each key; a worker that dies is found out within some 15 seconds. */
const queueOptions = {
  policy: 'short',
  heartbeatSeconds: 10,
  retryLimit: 1_000,
  retryDelay: 5,
  deleteAfterSeconds: 3_600,
};

const bossOptions = (url: string, schema: string) => ({
  connectionString: url,
  application_name: 'colloquy wakes',
  schema,
  max: 4,
  monitorIntervalSeconds: 5,
  superviseIntervalSeconds: 5,
  schedule: false,
  registerInstance: false,
});
