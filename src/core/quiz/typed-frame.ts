/**
 * The words around an answer that say nothing of their own: "I think it's …", 应该是……吧. Also those that turn an answer into its
 * opposite, put two answers side by side, or lead to an answer at the end of a sentence.
 */
import { type Token, tokensOf } from './typed-tokens.ts';

/** Phrases by their joined tokens. */
export type Phrases = { readonly of: ReadonlySet<string>; readonly longest: number };

/** The letters of the tokens without anything between them: how phrases and answers are compared. */
export const joined = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');

/** Read when they are first looked at: reading them takes longer than starting the bot should. */
function phrases(...lines: readonly string[]): Phrases {
  let read: Phrases | undefined;
  const all = (): Phrases => {
    read ??= readPhrases(lines);
    return read;
  };
  return {
    get of() {
      return all().of;
    },
    get longest() {
      return all().longest;
    },
  };
}

function readPhrases(lines: readonly string[]): Phrases {
  const all = lines
    .flatMap((line) => line.split('|'))
    .map((phrase) => tokensOf(phrase).filter(({ is }) => is !== 'break'));
  return { of: new Set(all.map(joined)), longest: Math.max(...all.map(({ length }) => length)) };
}

/** What may stand before an answer. */
export const leads = phrases(
  '主要|主要是|主要靠|主要靠的是|多半|多半是|恐怕|恐怕是|是不是|是否|会不会是|我|我们|我也|我就|我觉得|我认为|我想|我猜|我看|我记得|我选|我答|我感觉|我估计|我相信|我确定|我敢说|我会说|我的答案|我的答案是|我的回答|个人觉得|个人认为|觉得|认为|感觉|猜|记得',
  '应该|应当|应|可能|大概|也许|或许|估计|好像|似乎|貌似|想必|肯定|一定|必然|当然|显然|绝对|绝对是|其实|毫无疑问|无疑|没错|不用说|不出意外|对|对的|是的|好的|不错|嗯|呃|哦|啊|那|那么|那就|还|还是叫',
  '是|就是|也就是|也是|正是|即|即是|乃|为|叫|叫做|叫作|称|称为|称作|称之为|被称为|被叫做|名为|所谓|所谓的|指|指的是|指的|说的是|说的|说是|讲的是|写的是|用的是|用的词是|靠的是|靠|凭|凭借|依靠|比作|比喻成|比喻为|比成|喻为|当作|看作|像|就像|好比|如同|属于|算是|等于',
  '答案|答案是|答|回答|正确答案|正确答案是|答案应该是|谜底是|文中|文中说|文中叫|文章|文章说|文章里|文章中|文里|文章认为|作者|作者说|作者认为|作者叫它|作者指的是|原文|原文是|原文说|书上说|根据文章|按文章说|这里|里面|第二个是|第一个是|另一个|另一个是|另一样|另一样是|另外一个是|还有',
  '这|那个|这个|这种|那种|某种|它|它是|它的|它们|他|他的|他们|他们的|她|其|自己|自己的|我们的|玩家们|一个|一种|一条|一样|一项|一类|一位|一家|这样的|这些|那些|一些|很|太|非常|真正|真正的',
  '在|于|到|从|以|用|由|被|会|要|将|将会|得了|得到|取得|拿了|通过|透过|借助|利用|使用|采用|基于|由于|因为|因|出于|来自|源于|为了|有|得|建立在|维持|保持|寻找|找|去找|找到|寻求|变成|变得|成为|大约|约|约为|大致|差不多|公元|西元|是在|选|占|占了|占到|皇帝|总统|教授|博士',
  'i think|i think that|i think so|i believe|i believe that|i guess|i would say|id say|i say|i suppose|i reckon|i feel|i bet|i assume|i remember|i recall|i am sure|im sure|i am pretty sure|im pretty sure|im fairly sure|im certain|i am certain|i mean|i choose|i pick|i go for|i would go with|ill go with|ill say|im going with|im guessing|im thinking|my guess|my guess is|my answer|my answer is|my bet is|in my opinion|we think|imo|imho',
  'mostly|mainly|chiefly|largely|maybe|perhaps|probably|possibly|likely|most likely|surely|certainly|definitely|obviously|clearly|of course|presumably|apparently|basically|simply|just|actually|really|indeed|well|so|um|uh|er|hmm|oh|ah|ok|okay|yes|yeah|yep|right|sure|hi|hello|hey|then|also',
  'it|its|it is|it was|it s|thats|that is|that was|this is|this was|they|they are|theyre|they were|these are|those are|there is|there are|there was|is|are|was|were|be|being|been|must be|should be|could be|might be|may be|would be|will be|can be|has to be|gotta be|must have been|is it|was it|are they|is that|isnt that',
  'answer|the answer|the answer is|answer is|the correct answer is|correct answer|the right answer is|the word is|the term is|the word|the term|the other is|the other one is|the other|it is called|it was called|is called|are called|called|named|known as|it says|it said|the text says|the article says|the author says|the author calls it|the author calls them|they call it|he calls it|he says|according to the article|in the article|something like|sort of|kind of|a kind of|like|as|as a|by|by way of|through|via|via the|in|on|at|with|for|from|into|to|to be|because of|due to|thanks to|based on|built on|relying on|looking for|to find|finding|searching for|it depends on|it rested on|they rested on|it rests on|to maintain|maintaining|using|it has',
  'my|our|your|his|her|their|own|ones|some|this|that|these|those|very|quite|so called|such|something called|what about|how about|it will|it would|will|would|about|around|circa|ca|c|approximately|approx|roughly|some|the year|year|exactly|only|it goes|mr|mrs|ms|dr|sir|professor|president|emperor',
);

/** What may stand after an answer. */
export const tails = phrases(
  '吧|呢|啊|呀|哦|噢|喔|嘛|吗|哈|哈哈|啦|了|的|嗯|诶|哟|呗|来着|对吧|是吧|对吗|对不对|是不是|不是吗|好吧|没错|肯定是|肯定|无疑|谢谢|我觉得|我认为|我想|我猜|应该|应该是|大概|可能|也许|这个|这个词|这个说法|这个概念|这个比喻|这种东西|这种说法|的意思|的说法|的概念|一样|一般|似的|之类|之类的|之上|之中|当中|里面|们|这样|这样的|好像|好像是|我记得|绝对|绝对是|才对|就对了',
  'i think|i think so|i believe|i guess|i suppose|i reckon|i would say|id say|im sure|im pretty sure|i am sure|i assume|im guessing|i feel|maybe|perhaps|probably|possibly|presumably|right|is it|isnt it|is it not|arent they|wasnt it|of course|please|for sure|surely|certainly|definitely|obviously|lol|haha|thanks|thank you|no doubt|imo|imho|tbh|or something|or something like that|as far as i remember|as far as i know|afaik|if i remember|if i remember correctly|if i remember right|if i remember well|iirc|in my opinion|is the answer|is my answer|is my guess|is it called|it is|it was|they are|is right|i mean|my guess|as i recall|too|though|then|in the article|in this article|in the text|says the article|says the author|the author says|year|guy|guys|ok|okay|yes|yeah|yay',
);

/** What counts something and may follow a bare number. */
export const counters = phrases(
  '年|个|位|名|人|个人|家|次|种|项|条|只|岁|元|块|块钱|块钱人民币|位人|多少',
  'usd|eur|gbp|cny|people|person|persons|years old|times|in total|altogether',
);

/** Words after which an answer may end a sentence whose beginning is the person's own. */
export const links = phrases(
  '是|叫|叫做|叫作|称为|称作|称之为|名为|比作|喻为|比喻成|比喻为|比成|当作|当成|看作|看成|视为|视作|变成|成为|改为|就是|属于|靠着|依靠|全靠|就靠|要靠|凭借|依赖|依托|基于|源于|来自|出于|建立在|在于|指的是|等于|通过|透过|寻找|寻求|找到|找|追求|维持|保持|维护|保住|巩固|汇入|流入|融入|汇进|写的是|采用|使用|运用|叫它|到了|位于|生于|发生在|住在|出现了|催生了|带来了|需要|存在着',
  'is|are|was|were|be|been|being|called|named|as|like|into|by|through|on|in|at|means|meant|maintain|maintaining|keep|keeping|protect|protecting|defend|seek|seeking|find|finding|looking for|look for|looks for|searching for|search for|based on|rests on|rested on|relied on|relies on|depends on|depended on|became|becomes|become|likened to|compared to|likens to|compares to|likens it to|compares it to|liken it to|compare it to|likens digitalisation to|brought forth|produced|in search of|due to|because of|thanks to|calls it|calls them|known as',
);

/** Words with which a sentence goes on about the answer it began with. */
export const verbs = phrases(
  '是|就是|才是|让|使|使得|一直|始终|带来|导致|决定|存在',
  'is|are|was|were|makes|make|keeps|keep|lets|causes|decides|exists|exist',
);

/** Between two answers of one person. */
export const conjunctions = phrases(
  '或|或者|或是|还是|和|与|及|以及|跟|又叫|又称|也叫|也称|亦称|也就是|也就是说|即',
  'or|and|and or|aka|also called|also known as|also|ie|namely|that is|vs|versus|plus',
);

/** How a clause begins that says what the answer is not. */
export const contrasts = phrases(
  '不是|而不是|并不是|并非|而非|绝不是|不叫',
  'not|and not|but not|rather than|instead of|it isnt|it is not|its not|isnt|not just',
);

/** How the answer comes after what it is not. */
export const turns = phrases('而是|是|应该是|其实是', 'but|but rather|but it is|its|it is|rather');

/** How a clause begins that gives a reason. */
export const reasons = phrases('因为|因|由于|毕竟', 'because|since|as it|as they|for it');

// These are parts of words that do not deny anything.
const harmless =
  /不断|不仅|不但|不只|不管|不论|无论|非常|无疑|未来|没错|并且|而且|以及其|反复|否则|分别|特别|类别|除此/g;
const denying = /[不没無无非未勿莫否反假错误缺失弃除或和与跟及但却吗谁么哪怎几]|而非|别|还是|要是|若是|如果/;
const denyingWords = new Set(
  'not no never nor neither none without except unlike but however opposite opposed instead rather wrong false incorrect isnt arent wasnt werent dont doesnt didnt cant cannot wont wouldnt couldnt shouldnt aint or and vs versus than lack lacks fail fails failed hardly barely rarely anti non against deny denies unless if whether who why how where nothing nobody away abandon abandoned lost lose'.split(
    ' ',
  ),
);

/** Whether words say yes to what they speak of, and speak of one thing: no denial, no choice, no question. */
export function plainlyAffirm(tokens: readonly Token[]): boolean {
  if (tokens.some(({ is, text }) => is === 'word' && denyingWords.has(text))) return false;
  const characters = tokens.map(({ is, text }) => (is === 'han' ? text : ' ')).join('');
  return !denying.test(characters.replace(harmless, ''));
}
