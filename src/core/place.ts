/**
 * Who and where. An id is an opaque string that begins with the platform's name and its workspace or guild;
 * only the adapter that made one takes it apart.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Branded<'person'>;
export type PlaceId = Branded<'place'>;
export type MessageRef = Branded<'message'>;

/** A person as the platform shows them. `name` is literal text: renderers escape it and never turn it into a mention. */
export type Person = { readonly id: PersonId; readonly name: string };

/** Joins the parts of an id; the first part is the platform's name. */
export const personId = (...parts: readonly string[]): PersonId => parts.join(':') as PersonId;
export const placeId = (...parts: readonly string[]): PlaceId => parts.join(':') as PlaceId;
export const messageRef = (...parts: readonly string[]): MessageRef => parts.join(':') as MessageRef;

/** Milliseconds since 1970. */
export type Instant = number;

/** A message as it stands; `at` by the platform's own clock. */
export type Posted = { readonly message: MessageRef; readonly at: Instant };
