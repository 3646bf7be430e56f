/** Waiting, but not for ever. */

/** What `work` comes to, or `late` when that takes longer than `ms`. A rejection in time is passed on; a later one is not lost, it is `work`'s. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
