/** The tables, and what each column means for the person in it. Portable: text ids, times as 64-bit milliseconds, JSON as text, 0/1 for booleans. */
type Sessions = {
  id: string;
  machine: string;
  place: string;
  server: string;
  language: string;
  article: string;
  /** JSON. */
  state: string;
  version: number;
  live: number;
  /** No two rows have the same; null as soon as the session is over. */
  only_key: string | null;
  started_at: number;
  thread: string | null;
};

/** Apart from the session's row, which every step writes again. */
type Taken = { session: string /** JSON. */; taken: string };

type Rounds = {
  session: string;
  round: number;
  question: string;
  status: string;
  opens_at: number;
  closes_at: number | null;
  closed_at: number | null;
};

type Players = {
  session: string;
  person: string;
  name: string;
  team: string | null;
  /** Whether they play: joined and have not left. */
  here: number;
  joined_at: number;
  left_at: number | null;
};

type Answers = {
  session: string;
  round: number;
  person: string;
  given: string;
  credit: number;
  points: number;
  sent_at: number;
  at: number;
};

type Votes = { session: string; round: number; kind: string; person: string; reason: string | null; at: number };

/** Who took a round out of the scores, and why. */
type Voids = { session: string; round: number; by_person: string | null; reason: string; at: number };

type Boards = {
  session: string;
  name: string;
  place: string;
  once: string;
  message: string | null;
  posted_at: number | null;
  tried: number;
  stale: number;
  edited_at: number;
  holder: string | null;
  held_until: number;
};

/** Where people stand in a discussion, and where they stood first. */
type Stances = {
  session: string;
  person: string;
  first: string;
  stand: string;
  reason: string | null;
  address: string | null;
  sent_at: number;
  at: number;
};

/** Each stand that somebody took, in order: how they came to where they are. */
type Moves = { session: string; person: string; number: number; stand: string; at: number };

/** Reasons that were put forward. */
type Reasons = {
  session: string;
  number: number;
  person: string;
  stand: string | null;
  prompt: number | null;
  words: string;
  address: string | null;
  at: number;
};

/** Whom a reason made think. */
type Thoughts = { session: string; number: number; person: string; at: number };

/** `args`: JSON. `person`: whose card it was on first. */
type Pressed = { key: string; person: string; args: string; at: number };

/** `key`: a session, a person or a subscription. */
type Wakes = { kind: string; key: string; at: number };

type People = {
  person: string;
  /** The latest that we heard. */
  name: string | null;
  language: string | null;
  names: number | null;
  boards: number | null;
  zone: string | null;
  quiet_from: string | null;
  quiet_to: string | null;
};

type Places = {
  place: string;
  article: string | null;
  language: string | null;
  hosts: string | null;
  drafts: number | null;
  zone: string | null;
};

type Asks = {
  id: string;
  person: string;
  article: string;
  question: string;
  seed: string;
  /** The fingerprint of what was put, where it was a draft. */
  draft: string | null;
  purpose: string;
  asked_at: number;
  given: string | null;
  credit: number | null;
  answered_at: number | null;
  rating: string | null;
};

type Cards = {
  person: string;
  article: string;
  question: string;
  due: number;
  /** JSON. */
  memory: string;
  why: string;
  retired: number;
  added_at: number;
};

type Plans = {
  person: string;
  language: string;
  time: string;
  zone: string;
  /** JSON. */
  days: string;
  most: number;
  next: number;
  paused: string | null;
  refusals: number;
  told: number;
};

type Subscriptions = {
  id: string;
  /** A place, or the person for whom alone it is: then the row goes with them. */
  target: string;
  place: string | null;
  server: string;
  person: string;
  language: string;
  article: string;
  time: string;
  zone: string;
  /** JSON. */
  days: string;
  calendar: string;
  /** JSON. */
  content: string;
  /** `order` is a word of SQL. */
  sequence: string;
  seed: string;
  recap: number;
  round: number;
  since: number;
  next: number;
  paused: string | null;
  notice: string | null;
  noticed: number;
};

type Digests = {
  id: string;
  subscription: string;
  /** Of one for a person alone. */
  person: string | null;
  due: number;
  round: number;
  item: string | null;
  question: string | null;
  /** JSON. */
  taken: string;
  once: string;
  try_at: number;
  until: number;
  refusals: number;
  doubt: number;
  closed_at: number | null;
  result: string | null;
  why: string | null;
  ended_at: number | null;
  message: string | null;
  posted_at: number | null;
};

type DigestAnswers = { digest: string; person: string; given: string; credit: number; sent_at: number; at: number };
/** What an article did not answer, and what was said of its answers. `subject`: a hash. */
type Askings = {
  person: string;
  article: string;
  subject: string;
  place: string;
  server: string;
  question: string;
  outcome: string;
  helped: number | null;
  kept: number;
  times: number;
  at: number;
};

/** What a follow-up in a place goes on from. */
type Lasts = { place: string; person: string; article: string; question: string; at: number };

/** Which answers were shown to everybody in a place, and by whom. */
type Shares = { place: string; article: string; subject: string; person: string; at: number };

/** What was seen lately, where several processes share a database. */
type Deliveries = { id: string; at: number };

export type Tables = {
  sessions: Sessions;
  taken: Taken;
  rounds: Rounds;
  players: Players;
  answers: Answers;
  votes: Votes;
  voids: Voids;
  stances: Stances;
  moves: Moves;
  reasons: Reasons;
  thoughts: Thoughts;
  boards: Boards;
  wakes: Wakes;
  people: People;
  places: Places;
  asks: Asks;
  cards: Cards;
  plans: Plans;
  subscriptions: Subscriptions;
  digests: Digests;
  digest_answers: DigestAnswers;
  askings: Askings;
  lasts: Lasts;
  shares: Shares;
  deliveries: Deliveries;
  pressed: Pressed;
};
export type TableName = keyof Tables;

/**
 * What a column holds of a person: their id, their name, their own words, or text in which an id may stand among other things
 * (`mentions`: JSON, or an id itself in `mentions`' plain form). `key`: part of the primary key and nobody's.
 */
export type Holds = 'person' | 'name' | 'words' | 'mentions' | 'key' | 'plain';

type TableFacts<Columns> = {
  /** What is left of a person's row when they are forgotten: nothing, or the row under an id that nobody has. */
  readonly forgets: 'row' | 'person' | 'nothing';
  /** In the order of the primary key. */
  readonly key: readonly (keyof Columns & string)[];
  /** Every column, or this does not compile: nobody adds one without saying what it holds. */
  readonly columns: { readonly [Column in keyof Columns]: Holds };
};

/** Every table in an order in which rows can be put in: what is referred to comes first. */
export const tables: { readonly [Name in TableName]: TableFacts<Tables[Name]> } = {
  sessions: {
    forgets: 'nothing',
    key: ['id'],
    columns: {
      id: 'key',
      machine: 'plain',
      place: 'plain',
      server: 'plain',
      language: 'plain',
      article: 'plain',
      state: 'mentions',
      version: 'plain',
      live: 'plain',
      only_key: 'mentions',
      started_at: 'plain',
      thread: 'plain',
    },
  },
  taken: { forgets: 'nothing', key: ['session'], columns: { session: 'key', taken: 'mentions' } },
  rounds: {
    forgets: 'nothing',
    key: ['session', 'round'],
    columns: {
      session: 'key',
      round: 'key',
      question: 'plain',
      status: 'plain',
      opens_at: 'plain',
      closes_at: 'plain',
      closed_at: 'plain',
    },
  },
  players: {
    forgets: 'person',
    key: ['session', 'person'],
    columns: {
      session: 'key',
      person: 'person',
      name: 'name',
      team: 'plain',
      here: 'plain',
      joined_at: 'plain',
      left_at: 'plain',
    },
  },
  answers: {
    forgets: 'person',
    key: ['session', 'round', 'person'],
    columns: {
      session: 'key',
      round: 'key',
      person: 'person',
      given: 'words',
      credit: 'plain',
      points: 'plain',
      sent_at: 'plain',
      at: 'plain',
    },
  },
  votes: {
    forgets: 'person',
    key: ['session', 'round', 'kind', 'person'],
    columns: { session: 'key', round: 'key', kind: 'key', person: 'person', reason: 'words', at: 'plain' },
  },
  voids: {
    forgets: 'person',
    key: ['session', 'round'],
    columns: { session: 'key', round: 'key', by_person: 'person', reason: 'words', at: 'plain' },
  },
  stances: {
    forgets: 'row',
    key: ['session', 'person'],
    columns: {
      session: 'key',
      person: 'person',
      first: 'plain',
      stand: 'plain',
      reason: 'words',
      address: 'plain',
      sent_at: 'plain',
      at: 'plain',
    },
  },
  moves: {
    forgets: 'row',
    key: ['session', 'person', 'number'],
    columns: { session: 'key', person: 'person', number: 'key', stand: 'plain', at: 'plain' },
  },
  reasons: {
    forgets: 'row',
    key: ['session', 'number'],
    columns: {
      session: 'key',
      number: 'key',
      person: 'person',
      stand: 'plain',
      prompt: 'plain',
      words: 'words',
      address: 'plain',
      at: 'plain',
    },
  },
  thoughts: {
    forgets: 'row',
    key: ['session', 'number', 'person'],
    columns: { session: 'key', number: 'key', person: 'person', at: 'plain' },
  },
  boards: {
    forgets: 'nothing',
    key: ['session', 'name'],
    columns: {
      session: 'key',
      name: 'key',
      place: 'plain',
      once: 'plain',
      message: 'plain',
      posted_at: 'plain',
      tried: 'plain',
      stale: 'plain',
      edited_at: 'plain',
      holder: 'plain',
      held_until: 'plain',
    },
  },
  wakes: { forgets: 'row', key: ['kind', 'key'], columns: { kind: 'key', key: 'person', at: 'plain' } },
  people: {
    forgets: 'row',
    key: ['person'],
    columns: {
      person: 'person',
      name: 'name',
      language: 'plain',
      names: 'plain',
      boards: 'plain',
      zone: 'plain',
      quiet_from: 'plain',
      quiet_to: 'plain',
    },
  },
  places: {
    forgets: 'nothing',
    key: ['place'],
    columns: { place: 'key', article: 'plain', language: 'plain', hosts: 'plain', drafts: 'plain', zone: 'plain' },
  },
  asks: {
    forgets: 'row',
    key: ['id'],
    columns: {
      id: 'key',
      person: 'person',
      article: 'plain',
      question: 'plain',
      seed: 'plain',
      purpose: 'plain',
      draft: 'plain',
      asked_at: 'plain',
      given: 'words',
      credit: 'plain',
      answered_at: 'plain',
      rating: 'plain',
    },
  },
  cards: {
    forgets: 'row',
    key: ['person', 'article', 'question'],
    columns: {
      person: 'person',
      article: 'key',
      question: 'key',
      due: 'plain',
      memory: 'plain',
      why: 'plain',
      retired: 'plain',
      added_at: 'plain',
    },
  },
  plans: {
    forgets: 'row',
    key: ['person'],
    columns: {
      person: 'person',
      language: 'plain',
      time: 'plain',
      zone: 'plain',
      days: 'plain',
      most: 'plain',
      next: 'plain',
      paused: 'plain',
      refusals: 'plain',
      told: 'plain',
    },
  },
  subscriptions: {
    forgets: 'person',
    key: ['id'],
    columns: {
      id: 'key',
      target: 'plain',
      place: 'plain',
      server: 'plain',
      person: 'person',
      language: 'plain',
      article: 'plain',
      time: 'plain',
      zone: 'plain',
      days: 'plain',
      calendar: 'plain',
      content: 'plain',
      sequence: 'plain',
      seed: 'plain',
      recap: 'plain',
      round: 'plain',
      since: 'plain',
      next: 'plain',
      paused: 'plain',
      notice: 'plain',
      noticed: 'plain',
    },
  },
  digests: {
    forgets: 'row',
    key: ['id'],
    columns: {
      id: 'key',
      subscription: 'plain',
      person: 'person',
      due: 'plain',
      round: 'plain',
      item: 'plain',
      question: 'plain',
      taken: 'plain',
      once: 'plain',
      try_at: 'plain',
      until: 'plain',
      refusals: 'plain',
      doubt: 'plain',
      closed_at: 'plain',
      result: 'plain',
      why: 'plain',
      ended_at: 'plain',
      message: 'plain',
      posted_at: 'plain',
    },
  },
  digest_answers: {
    forgets: 'person',
    key: ['digest', 'person'],
    columns: { digest: 'key', person: 'person', given: 'words', credit: 'plain', sent_at: 'plain', at: 'plain' },
  },
  askings: {
    forgets: 'row',
    key: ['person', 'article', 'subject'],
    columns: {
      person: 'person',
      article: 'key',
      subject: 'key',
      place: 'plain',
      server: 'plain',
      question: 'words',
      outcome: 'plain',
      helped: 'plain',
      kept: 'plain',
      times: 'plain',
      at: 'plain',
    },
  },
  lasts: {
    forgets: 'row',
    key: ['place'],
    columns: { place: 'key', person: 'person', article: 'plain', question: 'words', at: 'plain' },
  },
  shares: {
    forgets: 'row',
    key: ['place', 'article', 'subject'],
    columns: { place: 'key', article: 'key', subject: 'key', person: 'person', at: 'plain' },
  },
  deliveries: { forgets: 'nothing', key: ['id'], columns: { id: 'key', at: 'plain' } },
  pressed: { forgets: 'row', key: ['key'], columns: { key: 'key', person: 'person', args: 'words', at: 'plain' } },
};

/** Credit of an answer that is all right. */
export const full = 1_000;
