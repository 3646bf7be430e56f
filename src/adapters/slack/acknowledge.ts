/** Whatever Slack sends is acknowledged, once, whatever becomes of it. */
import type { Log } from '../../core/ports.ts';

/** Acknowledges once; later calls do nothing. Resolves to whether Slack can have got it: a body that comes later never gets there. */
export type Acknowledge = (body?: object) => Promise<boolean>;

/** Runs `work` as something under way; when it did not acknowledge, or failed, Slack gets an empty acknowledgement. */
export type Run = (
  what: string,
  ack: (body?: never) => Promise<void>,
  work: (acknowledge: Acknowledge) => Promise<void>,
) => Promise<void>;

/** Everything that is run stands in `underWay` until it is done. */
export const createRun =
  (underWay: Set<Promise<void>>, log: Log): Run =>
  (what, ack, work) => {
    let done = false;
    const acknowledge: Acknowledge = async (body) => {
      if (done) return body === undefined;
      done = true;
      try {
        await ack(body as never);
        return true;
      } catch (error) {
        log.warn({ err: error, call: 'ack', what }, 'Slack did not take an acknowledgement');
        return false;
      }
    };
    const task = work(acknowledge)
      .catch((error: unknown) => log.error({ err: error, what }, 'a payload of Slack could not be handled'))
      .then(() => acknowledge())
      .then(() => undefined)
      .finally(() => underWay.delete(task));
    underWay.add(task);
    return task;
  };
