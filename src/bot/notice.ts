/** What a person has to be told at their next command, because it could not be told before. */
import type { Reply } from '../core/interaction.ts';
import { open } from '../core/lookup.ts';
import { textsOf } from '../texts/texts.ts';
import type { Turn } from './run.ts';

/** Adds that the review plan is paused because direct messages were refused; once, and where nobody else reads it. */
export async function withNotice({ from, parts }: Turn, reply: Reply): Promise<Reply> {
  const typed = from.is === 'command' || from.is === 'line';
  if (!typed || reply.is !== 'card' || reply.shownTo !== 'asker') return reply;
  const plan = await parts.store.plan(from.person.id);
  if (plan?.paused !== 'refused' || plan.told) return reply;
  await parts.store.putPlan({ ...plan, told: true });
  const texts = textsOf(reply.language).quiz;
  return {
    ...reply,
    card: {
      ...reply.card,
      blocks: [
        ...reply.card.blocks,
        { is: 'note', text: texts.planPaused },
        { is: 'actions', of: [{ label: texts.planTitle, press: open('review plan') }] },
      ],
    },
  };
}
