/** The first schema: sessions with what belongs to them, people, places, reviews, digests. Never changed again: what comes later is a migration of its own. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type Any = Kysely<unknown>;

async function session(db: Any): Promise<void> {
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (it) => it.primaryKey().notNull())
    .addColumn('machine', 'text', (it) => it.notNull())
    .addColumn('place', 'text', (it) => it.notNull())
    .addColumn('server', 'text', (it) => it.notNull())
    .addColumn('language', 'text', (it) => it.notNull())
    .addColumn('article', 'text', (it) => it.notNull())
    .addColumn('state', 'text', (it) => it.notNull())
    .addColumn('version', 'bigint', (it) => it.notNull())
    .addColumn('live', 'integer', (it) => it.notNull())
    .addColumn('only_key', 'text')
    .addColumn('started_at', 'bigint', (it) => it.notNull())
    .addColumn('thread', 'text')
    .execute();
  await db.schema.createIndex('sessions_thread').on('sessions').column('thread').execute();
  await db.schema.createIndex('sessions_only').on('sessions').column('only_key').unique().execute();
  await db.schema.createIndex('sessions_live').on('sessions').columns(['live', 'place']).execute();
  await db.schema.createIndex('sessions_place').on('sessions').columns(['place', 'started_at']).execute();
  await db.schema.createIndex('sessions_server').on('sessions').columns(['server', 'started_at']).execute();
  await db.schema
    .createTable('taken')
    .addColumn('session', 'text', (it) => it.primaryKey().notNull().references('sessions.id'))
    .addColumn('taken', 'text', (it) => it.notNull())
    .execute();
  await db.schema
    .createTable('rounds')
    .addColumn('session', 'text', (it) => it.notNull().references('sessions.id'))
    .addColumn('round', 'integer', (it) => it.notNull())
    .addColumn('question', 'text', (it) => it.notNull())
    .addColumn('status', 'text', (it) => it.notNull())
    .addColumn('opens_at', 'bigint', (it) => it.notNull())
    .addColumn('closes_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addPrimaryKeyConstraint('rounds_key', ['session', 'round'])
    .execute();
}

async function played(db: Any): Promise<void> {
  await db.schema
    .createTable('players')
    .addColumn('session', 'text', (it) => it.notNull().references('sessions.id'))
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('name', 'text', (it) => it.notNull())
    .addColumn('team', 'text')
    .addColumn('here', 'integer', (it) => it.notNull())
    .addColumn('joined_at', 'bigint', (it) => it.notNull())
    .addColumn('left_at', 'bigint')
    .addPrimaryKeyConstraint('players_key', ['session', 'person'])
    .execute();
  // Counts, also by team, and the order of joining are read from the index alone. Without the person: a planner that knows nothing of a
  // session that began just now would look for one person in all of it.
  await db.schema.createIndex('players_here').on('players').columns(['session', 'here', 'joined_at', 'team']).execute();
  await db.schema.createIndex('players_person').on('players').column('person').execute();
  await db.schema
    .createTable('answers')
    .addColumn('session', 'text', (it) => it.notNull())
    .addColumn('round', 'integer', (it) => it.notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('given', 'text', (it) => it.notNull())
    .addColumn('credit', 'integer', (it) => it.notNull())
    .addColumn('points', 'bigint', (it) => it.notNull())
    .addColumn('sent_at', 'bigint', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('answers_key', ['session', 'round', 'person'])
    .addForeignKeyConstraint('answers_round', ['session', 'round'], 'rounds', ['session', 'round'])
    .execute();
  await db.schema.createIndex('answers_person').on('answers').columns(['person', 'session']).execute();
  await db.schema
    .createTable('votes')
    .addColumn('session', 'text', (it) => it.notNull())
    .addColumn('round', 'integer', (it) => it.notNull())
    .addColumn('kind', 'text', (it) => it.notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('reason', 'text')
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('votes_key', ['session', 'round', 'kind', 'person'])
    .addForeignKeyConstraint('votes_round', ['session', 'round'], 'rounds', ['session', 'round'])
    .execute();
  await db.schema.createIndex('votes_person').on('votes').column('person').execute();
  await db.schema
    .createTable('voids')
    .addColumn('session', 'text', (it) => it.notNull())
    .addColumn('round', 'integer', (it) => it.notNull())
    .addColumn('by_person', 'text')
    .addColumn('reason', 'text', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('voids_key', ['session', 'round'])
    .addForeignKeyConstraint('voids_round', ['session', 'round'], 'rounds', ['session', 'round'])
    .execute();
  await db.schema.createIndex('voids_person').on('voids').column('by_person').execute();
}

async function discussed(db: Any): Promise<void> {
  await db.schema
    .createTable('stances')
    .addColumn('session', 'text', (it) => it.notNull().references('sessions.id'))
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('first', 'text', (it) => it.notNull())
    .addColumn('stand', 'text', (it) => it.notNull())
    .addColumn('reason', 'text')
    .addColumn('address', 'text')
    .addColumn('sent_at', 'bigint', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('stances_key', ['session', 'person'])
    .execute();
  await db.schema.createIndex('stances_person').on('stances').column('person').execute();
  await db.schema
    .createTable('moves')
    .addColumn('session', 'text', (it) => it.notNull().references('sessions.id'))
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('number', 'integer', (it) => it.notNull())
    .addColumn('stand', 'text', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('moves_key', ['session', 'person', 'number'])
    .execute();
  await db.schema.createIndex('moves_person').on('moves').column('person').execute();
  await db.schema
    .createTable('reasons')
    .addColumn('session', 'text', (it) => it.notNull().references('sessions.id'))
    .addColumn('number', 'integer', (it) => it.notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('stand', 'text')
    .addColumn('prompt', 'integer')
    .addColumn('words', 'text', (it) => it.notNull())
    .addColumn('address', 'text')
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('reasons_key', ['session', 'number'])
    .execute();
  await db.schema.createIndex('reasons_person').on('reasons').column('person').execute();
  // Not bound to its reason: who is forgotten takes their reasons along, and each of the tables by itself.
  await db.schema
    .createTable('thoughts')
    .addColumn('session', 'text', (it) => it.notNull().references('sessions.id'))
    .addColumn('number', 'integer', (it) => it.notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('thoughts_key', ['session', 'number', 'person'])
    .execute();
  await db.schema.createIndex('thoughts_person').on('thoughts').column('person').execute();
}

async function shown(db: Any): Promise<void> {
  await db.schema
    .createTable('boards')
    .addColumn('session', 'text', (it) => it.notNull().references('sessions.id'))
    .addColumn('name', 'text', (it) => it.notNull())
    .addColumn('place', 'text', (it) => it.notNull())
    .addColumn('once', 'text', (it) => it.notNull().unique())
    .addColumn('message', 'text')
    .addColumn('posted_at', 'bigint')
    .addColumn('tried', 'integer', (it) => it.notNull())
    .addColumn('stale', 'integer', (it) => it.notNull())
    .addColumn('edited_at', 'bigint', (it) => it.notNull())
    .addColumn('holder', 'text')
    .addColumn('held_until', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('boards_key', ['session', 'name'])
    .execute();
  await db.schema.createIndex('boards_stale').on('boards').column('stale').execute();
  await db.schema
    .createTable('wakes')
    .addColumn('kind', 'text', (it) => it.notNull())
    .addColumn('key', 'text', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('wakes_key', ['kind', 'key'])
    .execute();
  await db.schema.createIndex('wakes_at').on('wakes').column('at').execute();
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (it) => it.primaryKey().notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .execute();
  await db.schema.createIndex('deliveries_at').on('deliveries').column('at').execute();
  await db.schema
    .createTable('pressed')
    .addColumn('key', 'text', (it) => it.primaryKey().notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('args', 'text', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .execute();
  await db.schema.createIndex('pressed_at').on('pressed').column('at').execute();
  await db.schema.createIndex('pressed_person').on('pressed').column('person').execute();
}

async function settings(db: Any): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('person', 'text', (it) => it.primaryKey().notNull())
    .addColumn('name', 'text')
    .addColumn('language', 'text')
    .addColumn('names', 'integer')
    .addColumn('boards', 'integer')
    .addColumn('zone', 'text')
    .addColumn('quiet_from', 'text')
    .addColumn('quiet_to', 'text')
    .execute();
  await db.schema
    .createTable('places')
    .addColumn('place', 'text', (it) => it.primaryKey().notNull())
    .addColumn('article', 'text')
    .addColumn('language', 'text')
    .addColumn('hosts', 'text')
    .addColumn('drafts', 'integer')
    .addColumn('zone', 'text')
    .execute();
}

async function reviews(db: Any): Promise<void> {
  await db.schema
    .createTable('asks')
    .addColumn('id', 'text', (it) => it.primaryKey().notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('article', 'text', (it) => it.notNull())
    .addColumn('question', 'text', (it) => it.notNull())
    .addColumn('seed', 'text', (it) => it.notNull())
    .addColumn('purpose', 'text', (it) => it.notNull())
    .addColumn('draft', 'text')
    .addColumn('asked_at', 'bigint', (it) => it.notNull())
    .addColumn('given', 'text')
    .addColumn('credit', 'integer')
    .addColumn('answered_at', 'bigint')
    .addColumn('rating', 'text')
    .execute();
  await db.schema.createIndex('asks_person').on('asks').columns(['person', 'article', 'asked_at']).execute();
  await db.schema
    .createTable('cards')
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('article', 'text', (it) => it.notNull())
    .addColumn('question', 'text', (it) => it.notNull())
    .addColumn('due', 'bigint', (it) => it.notNull())
    .addColumn('memory', 'text', (it) => it.notNull())
    .addColumn('why', 'text', (it) => it.notNull())
    .addColumn('retired', 'integer', (it) => it.notNull())
    .addColumn('added_at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('cards_key', ['person', 'article', 'question'])
    .execute();
  await db.schema.createIndex('cards_due').on('cards').columns(['person', 'retired', 'due']).execute();
  await db.schema
    .createTable('plans')
    .addColumn('person', 'text', (it) => it.primaryKey().notNull())
    .addColumn('language', 'text', (it) => it.notNull())
    .addColumn('time', 'text', (it) => it.notNull())
    .addColumn('zone', 'text', (it) => it.notNull())
    .addColumn('days', 'text', (it) => it.notNull())
    .addColumn('most', 'integer', (it) => it.notNull())
    .addColumn('next', 'bigint', (it) => it.notNull())
    .addColumn('paused', 'text')
    .addColumn('refusals', 'integer', (it) => it.notNull())
    .addColumn('told', 'integer', (it) => it.notNull())
    .execute();
}

async function digests(db: Any): Promise<void> {
  await db.schema
    .createTable('subscriptions')
    .addColumn('id', 'text', (it) => it.primaryKey().notNull())
    .addColumn('target', 'text', (it) => it.notNull().unique())
    .addColumn('place', 'text')
    .addColumn('server', 'text', (it) => it.notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('language', 'text', (it) => it.notNull())
    .addColumn('article', 'text', (it) => it.notNull())
    .addColumn('time', 'text', (it) => it.notNull())
    .addColumn('zone', 'text', (it) => it.notNull())
    .addColumn('days', 'text', (it) => it.notNull())
    .addColumn('calendar', 'text', (it) => it.notNull())
    .addColumn('content', 'text', (it) => it.notNull())
    .addColumn('sequence', 'text', (it) => it.notNull())
    .addColumn('seed', 'text', (it) => it.notNull())
    .addColumn('recap', 'integer', (it) => it.notNull())
    .addColumn('round', 'integer', (it) => it.notNull())
    .addColumn('since', 'bigint', (it) => it.notNull())
    .addColumn('next', 'bigint', (it) => it.notNull())
    .addColumn('paused', 'text')
    .addColumn('notice', 'text')
    .addColumn('noticed', 'integer', (it) => it.notNull())
    .execute();
  await db.schema.createIndex('subscriptions_person').on('subscriptions').columns(['person', 'notice']).execute();
  await db.schema
    .createTable('digests')
    .addColumn('id', 'text', (it) => it.primaryKey().notNull())
    .addColumn('subscription', 'text', (it) => it.notNull())
    .addColumn('person', 'text')
    .addColumn('due', 'bigint', (it) => it.notNull())
    .addColumn('round', 'integer', (it) => it.notNull())
    .addColumn('item', 'text')
    .addColumn('question', 'text')
    .addColumn('taken', 'text', (it) => it.notNull())
    .addColumn('once', 'text', (it) => it.notNull().unique())
    .addColumn('try_at', 'bigint', (it) => it.notNull())
    .addColumn('until', 'bigint', (it) => it.notNull())
    .addColumn('refusals', 'integer', (it) => it.notNull())
    .addColumn('doubt', 'integer', (it) => it.notNull())
    .addColumn('closed_at', 'bigint')
    .addColumn('result', 'text')
    .addColumn('why', 'text')
    .addColumn('ended_at', 'bigint')
    .addColumn('message', 'text')
    .addColumn('posted_at', 'bigint')
    .execute();
  // What a delivery is: one for each moment of a subscription, however many try.
  await db.schema.createIndex('digests_due').on('digests').columns(['subscription', 'due']).unique().execute();
  await db.schema.createIndex('digests_person').on('digests').column('person').execute();
  await db.schema
    .createTable('digest_answers')
    .addColumn('digest', 'text', (it) => it.notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('given', 'text', (it) => it.notNull())
    .addColumn('credit', 'integer', (it) => it.notNull())
    .addColumn('sent_at', 'bigint', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('digest_answers_key', ['digest', 'person'])
    .execute();
  await db.schema.createIndex('digest_answers_person').on('digest_answers').column('person').execute();
}

async function asked(db: Any): Promise<void> {
  await db.schema
    .createTable('askings')
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('article', 'text', (it) => it.notNull())
    .addColumn('subject', 'text', (it) => it.notNull())
    .addColumn('place', 'text', (it) => it.notNull())
    .addColumn('server', 'text', (it) => it.notNull())
    .addColumn('question', 'text', (it) => it.notNull())
    .addColumn('outcome', 'text', (it) => it.notNull())
    .addColumn('helped', 'integer')
    .addColumn('kept', 'integer', (it) => it.notNull())
    .addColumn('times', 'integer', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('askings_key', ['person', 'article', 'subject'])
    .execute();
  await db.schema.createIndex('askings_server').on('askings').columns(['server', 'kept', 'article']).execute();
  await db.schema.createIndex('askings_place').on('askings').columns(['place', 'kept', 'article']).execute();
  await db.schema.createIndex('askings_at').on('askings').column('at').execute();
  await db.schema
    .createTable('lasts')
    .addColumn('place', 'text', (it) => it.primaryKey().notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('article', 'text', (it) => it.notNull())
    .addColumn('question', 'text', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .execute();
  await db.schema.createIndex('lasts_person').on('lasts').column('person').execute();
  await db.schema.createIndex('lasts_at').on('lasts').column('at').execute();
  await db.schema
    .createTable('shares')
    .addColumn('place', 'text', (it) => it.notNull())
    .addColumn('article', 'text', (it) => it.notNull())
    .addColumn('subject', 'text', (it) => it.notNull())
    .addColumn('person', 'text', (it) => it.notNull())
    .addColumn('at', 'bigint', (it) => it.notNull())
    .addPrimaryKeyConstraint('shares_key', ['place', 'article', 'subject'])
    .execute();
  await db.schema.createIndex('shares_person').on('shares').column('person').execute();
  await db.schema.createIndex('shares_at').on('shares').column('at').execute();
}

export const first: Migration = {
  async up(db) {
    for (const part of [session, played, discussed, shown, settings, reviews, digests, asked]) await part(db);
  },
};
