/** What the answers of the past say about the sections and the questions of one article. Must not know who asks, nor in what language. */
import type { PersonId } from '../place.ts';
import type { PastAnswer } from '../store.ts';
import { fold } from '../tokens.ts';
import { discriminationOf } from './discrimination.ts';

/** A question as a report needs it, in one language. `key` and what people gave: `a`, `a,c`, `true`, `a>c>b`, or `"` and typed words. */
export type ReportedQuestion = {
  readonly id: string;
  readonly section: number;
  readonly stem: string;
  /** What people choose from: with the ids `true` and `false` where they say yes or no, none where they type. */
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly key: string;
  /** The key in words. */
  readonly answer: string;
  readonly explanation: string;
  /** Addresses: `2.3`. */
  readonly cites: readonly string[];
};

/** Counts; `share` is `right` of `answered`, from 0 to 1, and 0 where nobody answered. Right is who has full credit. */
export type Counts = { readonly answered: number; readonly right: number; readonly share: number };

export type SectionReport = Counts & {
  readonly section: number;
  /** Who missed something here and lets their name be shown, most misses first. */
  readonly missed: readonly {
    readonly person: PersonId;
    readonly name: string;
    readonly missed: number;
    readonly answered: number;
  }[];
};

/** How often something was given, as a part of the answers; of several choices each counts. */
export type Given = { readonly given: string; readonly count: number; readonly share: number; readonly right: boolean };

/** Why a question may mislead: something wrong was given more often than the key, or those who know more miss it more. */
export type Misleading = 'distractor' | 'discrimination';

export type QuestionReport = Counts & {
  readonly question: string;
  readonly section: number;
  /** In how many rounds. */
  readonly asked: number;
  /** The choices in their order, those that nobody chose too; where one types or puts in order, what was given, most first, at most 10. */
  readonly spread: readonly Given[];
  /** From -1 to 1, see `discriminationOf`. */
  readonly discrimination?: number;
  readonly misleading?: Misleading;
};

export type Report = { readonly sections: readonly SectionReport[]; readonly questions: readonly QuestionReport[] };

/**
 * All questions in their order, those that nobody answered too, and their sections by number. Answers to questions that are not
 * among them (any more) count nowhere. The answers are the latest first, as the store gives them.
 */
export function reportOf(answers: readonly PastAnswer[], questions: readonly ReportedQuestion[]): Report {
  const known = new Set(questions.map(({ id }) => id));
  const counted = answers.filter(({ question }) => known.has(question));
  const byQuestion = Map.groupBy(counted, ({ question }) => question);
  const discrimination = discriminationOf(counted);
  const bySection = Map.groupBy(questions, ({ section }) => section);
  return {
    sections: [...bySection]
      .sort(([a], [b]) => a - b)
      .map(([section, its]) =>
        sectionReport(
          section,
          its.flatMap(({ id }) => byQuestion.get(id) ?? []),
        ),
      ),
    questions: questions.map((question) =>
      questionReport(question, byQuestion.get(question.id) ?? [], discrimination.get(question.id)),
    ),
  };
}

const isRight = ({ credit }: { readonly credit: number }): boolean => credit >= 1000;
const shareOf = (part: number, of: number): number => (of === 0 ? 0 : part / of);

function countsOf(answers: readonly PastAnswer[]): Counts {
  const right = answers.filter(isRight).length;
  return { answered: answers.length, right, share: shareOf(right, answers.length) };
}

function sectionReport(section: number, answers: readonly PastAnswer[]): SectionReport {
  const people = Map.groupBy(answers, ({ person }) => person);
  const missed = [...people]
    .map(([person, theirs]) => {
      const { answered, right } = countsOf(theirs);
      return { person, name: theirs.find(({ name }) => name)?.name ?? '', missed: answered - right, answered };
    })
    .filter(({ name, missed: misses }) => name && misses > 0)
    .sort((a, b) => b.missed - a.missed || a.answered - b.answered || (a.person < b.person ? -1 : 1));
  return { section, ...countsOf(answers), missed };
}

function questionReport(
  question: ReportedQuestion,
  answers: readonly PastAnswer[],
  discrimination: { readonly value: number; readonly below: boolean } | undefined,
): QuestionReport {
  const counts = countsOf(answers);
  const spread = chosen(question) ? spreadOverChoices(question, answers) : spreadOverWords(answers);
  const misleading = misleads(question, counts, spread) ? 'distractor' : discrimination?.below && 'discrimination';
  return {
    question: question.id,
    section: question.section,
    asked: new Set(answers.map(({ session, round }) => `${session} ${round}`)).size,
    ...counts,
    spread,
    ...(discrimination && { discrimination: discrimination.value }),
    ...(misleading && { misleading }),
  };
}

/** Whether people choose; who puts in order gives every item, and only the whole says something. */
const chosen = ({ choices, key }: ReportedQuestion): boolean => choices.length > 0 && !/^"|>/.test(key);

const spreadOverChoices = ({ choices, key }: ReportedQuestion, answers: readonly PastAnswer[]): readonly Given[] => {
  const keys = key.split(',');
  const given = answers.flatMap((answer) => [...new Set(answer.given.split(','))]);
  return choices.map(({ id }) => {
    const count = given.filter((each) => each === id).length;
    return { given: id, count, share: shareOf(count, answers.length), right: keys.includes(id) };
  });
};

function spreadOverWords(answers: readonly PastAnswer[]): readonly Given[] {
  return [...Map.groupBy(answers, ({ given }) => fold(given).trim())]
    .map(([words, same]) => ({
      given: same[0]?.given ?? words,
      count: same.length,
      share: shareOf(same.length, answers.length),
      right: same.some(isRight),
    }))
    .sort((a, b) => b.count - a.count || (a.given < b.given ? -1 : 1))
    .slice(0, 10);
}

/** Below so many answers a distractor that leads says nothing. Our number: a small team's quiz. */
const enoughToLead = 5;

/** Where several choices are right, the one of them that fewest chose has to lead; where one types, all right answers together do. */
function misleads(question: ReportedQuestion, { answered, right }: Counts, spread: readonly Given[]): boolean {
  if (answered < enoughToLead) return false;
  const wrong = Math.max(0, ...spread.filter((each) => !each.right).map(({ count }) => count));
  return (
    wrong > (chosen(question) ? Math.min(...spread.filter((each) => each.right).map(({ count }) => count)) : right)
  );
}

/**
 * The answered questions, the hardest first. Few answers say little, so the shares are compared by Laplace's rule of succession,
 * (right + 1) / (answered + 2): missed by the only one who answered is not harder than missed by nine of ten.
 */
export function hardest(questions: readonly QuestionReport[]): readonly QuestionReport[] {
  const expected = ({ right, answered }: Counts) => (right + 1) / (answered + 2);
  return questions.filter(({ answered }) => answered > 0).sort((a, b) => expected(a) - expected(b));
}
