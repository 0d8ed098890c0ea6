/** What a change has changed, field by field: from the two pictures that the audit keeps. */
import { fieldText, keyText, valueText } from './picture-words';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Picture = Readonly<Record<string, unknown>>;

export interface FieldChange {
  /** In words: `Launch settings › copy tags`. */
  field: string;
  /** Undefined: it was not there, or not set. */
  before: string | undefined;
  after: string | undefined;
}

/** A list of plain values is told as a whole, if it is short. */
type Told = string | string[];

const SHORT_LIST = 4;
/** Counted up with each change, so it says nothing. */
const BOOKKEEPING = new Set(['version']);

export function changesBetween(before: Picture | null, after: Picture | null): FieldChange[] {
  const old = flat(before);
  const young = flat(after);
  return [...new Set([...old.keys(), ...young.keys()])]
    .filter((field) => String(old.get(field)) !== String(young.get(field)))
    .map((field) => ({ field, ...told(old.get(field), young.get(field)) }));
}

function told(old: Told | undefined, young: Told | undefined): Omit<FieldChange, 'field'> {
  const isLong = [old, young].some((each) => Array.isArray(each) && each.length > SHORT_LIST);
  if (!isLong || !Array.isArray(old) || !Array.isArray(young)) {
    return { before: whole(old), after: whole(young) };
  }
  return { before: `${old.length} in all`, after: difference(old, young) };
}

function whole(each: Told | undefined): string | undefined {
  return Array.isArray(each) ? each.join(', ') : each;
}

function difference(old: string[], young: string[]): string {
  const added = young.filter((each) => !old.includes(each));
  const removed = old.filter((each) => !young.includes(each));
  const parts = [
    `${young.length} in all`,
    added.length > 0 ? `added: ${added.join(', ')}` : '',
    removed.length > 0 ? `removed: ${removed.join(', ')}` : '',
    added.length + removed.length === 0 ? 'in another order' : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** By field; what is not set is left out. */
function flat(picture: Picture | null): Map<string, Told> {
  const found = new Map<string, Told>();
  for (const [key, value] of Object.entries(picture ?? {})) {
    // The API keeps pictures as JSON.
    if (!BOOKKEEPING.has(key)) collect(value as Json, [fieldText(key)], found);
  }
  return found;
}

function collect(value: Json, path: string[], found: Map<string, Told>): void {
  if (value === null || value === '') return;
  if (Array.isArray(value)) collectList(value, path, found);
  else if (typeof value === 'object') collectFields(value, path, found);
  else found.set(path.join(' › '), valueText(value));
}

function collectFields(value: { [key: string]: Json }, path: string[], found: Map<string, Told>) {
  for (const [key, inner] of Object.entries(value)) collect(inner, [...path, keyText(key)], found);
}

function collectList(values: Json[], path: string[], found: Map<string, Told>): void {
  const plain = values.flatMap((value) => (isPlain(value) ? [valueText(value)] : []));
  if (plain.length > 0) found.set(path.join(' › '), plain);
  if (plain.length === values.length) return;
  const names = values.map(nameOf);
  if (values.length > 1) found.set([...path, 'order'].join(' › '), names);
  values.forEach((value, index) => collect(value, [...path, names[index] ?? ''], found));
}

const isPlain = (value: Json): value is boolean | number | string =>
  value !== null && typeof value !== 'object';

/** Waves and actions have names, checks are known by their kind. */
function nameOf(value: Json, index: number): string {
  const { name, kind } = value as { name?: Json; kind?: Json };
  const named = [name, kind].find((each) => typeof each === 'string');
  return typeof named === 'string' ? valueText(named) : `${index + 1}`;
}
