/** What was made of bytes and is made again only when they change. */

/** One load asks for all it needs, then forgets what it did not ask for. */
export type Kept = {
  /** What `make` made under this key, now or before. `isNew`: now. */
  of<Value>(key: string, make: () => Value): { readonly value: Value; readonly isNew: boolean };
  forgetOthers(): void;
};

export function createKept(): Kept {
  const values = new Map<string, unknown>();
  let asked = new Set<string>();
  return {
    of<Value>(key: string, make: () => Value) {
      asked.add(key);
      const isNew = !values.has(key);
      if (isNew) values.set(key, make());
      // The key begins with what kind of value it is.
      return { value: values.get(key) as Value, isNew };
    },
    forgetOthers() {
      for (const key of values.keys()) if (!asked.has(key)) values.delete(key);
      asked = new Set();
    },
  };
}
