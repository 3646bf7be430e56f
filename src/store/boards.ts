/** Boards: where a session's shared messages are, and who may touch them now. */
import type { Board, Store } from '../core/store.ts';
import { type Engine, locking, transact } from './engine.ts';
import { toBoard } from './rows.ts';

type Boards = Pick<Store, 'boards' | 'staleBoards' | 'leaseBoard' | 'returnBoard'>;

export function boardQueries(engine: Engine): Boards {
  return {
    boards: async (session) => {
      const rows = await engine.db
        .selectFrom('boards')
        .selectAll()
        .where('session', '=', session)
        .orderBy('name')
        .execute();
      return rows.map(toBoard);
    },
    staleBoards: async () => {
      const rows = await engine.db.selectFrom('boards').selectAll().where('stale', '>', 0).execute();
      return rows.map(toBoard);
    },
    leaseBoard: (...lease) => leaseBoard(engine, ...lease),
    returnBoard: (...board) => returnBoard(engine, ...board),
  };
}

/** A holder may take its own lease again, which makes it longer. */
function leaseBoard(
  engine: Engine,
  ...[session, name, holder, now, until]: Parameters<Store['leaseBoard']>
): Promise<Board | undefined> {
  return transact(engine, async (db) => {
    const row = await locking(
      engine,
      'change',
      db.selectFrom('boards').selectAll().where('session', '=', session).where('name', '=', name),
    ).executeTakeFirst();
    if (!row || (row.held_until > now && row.holder !== holder)) return undefined;
    await db
      .updateTable('boards')
      .set({ holder, held_until: until, ...(row.message === null && { tried: 1 }) })
      .where('session', '=', session)
      .where('name', '=', name)
      .execute();
    return toBoard(row);
  });
}

/** Who came too late still says where it posted, if nobody else has: a message that is there is not to be lost. */
function returnBoard(
  engine: Engine,
  ...[session, name, holder, { posted, editedAt, drawn = 0 }]: Parameters<Store['returnBoard']>
): Promise<void> {
  return transact(engine, async (db) => {
    const board = db.updateTable('boards').where('session', '=', session).where('name', '=', name);
    if (posted) {
      await board
        .set({ message: posted.message, posted_at: posted.at })
        .where(({ or, eb }) => or([eb('holder', '=', holder), eb('message', 'is', null)]))
        .execute();
    }
    await board
      .set(({ eb }) => ({
        holder: null,
        held_until: 0,
        stale: eb('stale', '-', drawn),
        ...(editedAt !== undefined && { edited_at: editedAt }),
      }))
      .where('holder', '=', holder)
      .execute();
  });
}
