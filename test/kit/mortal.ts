/**
 * A part of a bot that dies at a point, as far as that can be had within one process: from then on nothing that the bot calls does
 * anything, and whatever was done already is done.
 */
export type Mortal = {
  /** The same part; each call to one of these is two points: before it, and when it is done but nobody has heard of it. */
  wrap<Of extends object>(of: Of, names: readonly (keyof Of & string)[]): Of;
  /** The names of the points that were passed. */
  readonly points: readonly string[];
  readonly isDead: boolean;
};

/** `dies`: at which point, counted from 1. */
export function mortal(dies: number): Mortal {
  const points: string[] = [];
  let isDead = false;
  const point = (name: string): void => {
    if (isDead) throw new Error('the dead do nothing');
    points.push(name);
    isDead = points.length === dies;
    if (isDead) throw new Error(`dies ${name}`);
  };
  return {
    points,
    get isDead() {
      return isDead;
    },
    wrap: (of, names) => {
      const calls = names.map((name) => {
        const call = of[name] as (...args: unknown[]) => Promise<unknown>;
        return [
          name,
          async (...args: unknown[]) => {
            point(`before ${name}`);
            const result = await call.apply(of, args);
            point(`after ${name}`);
            return result;
          },
        ] as const;
      });
      return { ...of, ...Object.fromEntries(calls) };
    },
  };
}
