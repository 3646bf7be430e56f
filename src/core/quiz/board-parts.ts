/** What the boards of a quiz share. */
import { textsOf } from '../../texts/texts.ts';
import type { Block } from '../card.ts';
import { pressOn } from '../session.ts';
import type { Tally } from '../store.ts';
import { ranked } from './standings.ts';
import { machineName, type Quiz } from './state.ts';

export const press = ({ id }: Quiz, event: string, ...args: readonly (string | number)[]) =>
  pressOn(machineName, id, event, ...args);
export const textsFor = ({ language }: Quiz) => textsOf(language).quiz;

/** Nobody is ranked alone. */
export function standingBlocks(quiz: Quiz, tally: Tally, most: number): Block[] {
  const texts = textsFor(quiz);
  if (tally.players.count < 2 || tally.standings.length === 0) return [];
  const teams = tally.teams.map(({ team, points }) => texts.teamPoints(texts.team(team), Math.round(points)));
  const rows = ranked(
    tally.standings.map((each) => ({ ...each, ...(each.team && { note: texts.team(each.team) }) })),
    texts.someone,
  );
  // A tie at the end of the list is not cut in two, unless it is too long a list.
  const last = rows[most - 1]?.rank;
  const shown = rows.filter(({ rank }, at) => at < most || (rank === last && at < 2 * most));
  return [
    ...(teams.length > 0 ? [{ is: 'text' as const, text: teams.join(texts.between) }] : []),
    { is: 'standings', rows: shown },
  ];
}
