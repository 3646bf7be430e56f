/** One store for bots that follow each other: its wakes go to the one that was started last, or to none. */
import type { Store } from '../../src/core/store.ts';

export function handedOn(store: Store): Store & { /** Nobody is there: what comes due waits. */ nobody(): void } {
  let run: Parameters<Store['wakes']>[0] | undefined;
  let isStarted = false;
  return {
    ...store,
    async wakes(call) {
      run = call;
      if (!isStarted) await store.wakes(async (wake) => run?.(wake));
      isStarted = true;
    },
    nobody: () => {
      run = undefined;
    },
  };
}
