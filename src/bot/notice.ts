/** What a person has to be told at their next command, because it could not be told before. */
import type { Block } from '../core/card.ts';
import { noticeText } from '../core/digest/notices.ts';
import type { CardReply, Reply } from '../core/interaction.ts';
import { open } from '../core/lookup.ts';
import { textsOf } from '../texts/texts.ts';
import type { Turn } from './run.ts';

/**
 * Adds that the review plan is paused because direct messages were refused, and what is wrong with digests that this person set up;
 * once, and where nobody else reads it.
 */
export async function withNotice({ from, parts }: Turn, reply: Reply): Promise<Reply> {
  const typed = from.is === 'command' || from.is === 'line';
  if (!typed || reply.is !== 'card' || reply.shownTo !== 'asker') return reply;
  const notices = [...(await ofPlan({ from, parts }, reply)), ...(await ofDigests({ from, parts }, reply))];
  return notices.length === 0
    ? reply
    : { ...reply, card: { ...reply.card, blocks: [...reply.card.blocks, ...notices] } };
}

type Where = Pick<Turn, 'from' | 'parts'>;

async function ofPlan({ from, parts }: Where, { language }: CardReply): Promise<readonly Block[]> {
  const plan = await parts.store.plan(from.person.id);
  if (plan?.paused !== 'refused' || plan.told) return [];
  await parts.store.putPlan({ ...plan, told: true });
  const texts = textsOf(language).quiz;
  return [
    { is: 'note', text: texts.planPaused },
    { is: 'actions', of: [{ label: texts.planTitle, press: open('review plan') }] },
  ];
}

async function ofDigests({ from, parts }: Where, { language }: CardReply): Promise<readonly Block[]> {
  const told: Block[] = [];
  for (const subscription of await parts.store.noticesFor(from.person.id)) {
    const { id, notice } = subscription;
    const first = notice && (await parts.store.changeSubscription(id, { notice: null, noticed: true }, { notice }));
    if (first) told.push({ is: 'note', text: noticeText(subscription, notice, parts.library(), language) });
  }
  return told;
}
