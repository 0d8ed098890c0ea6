/** Fields and values of the API, as one reads them. */
import { formatDuration } from '@/lib/duration';

const SHORT: Record<string, string> = {
  aws: 'AWS',
  ip: 'IP',
  os: 'OS',
  rto: 'RTO',
  rpo: 'RPO',
  arn: 'ARN',
};
const ABBREVIATIONS: ReadonlySet<string> = new Set(['AWS', 'BYOL']);
const CAMEL_CASE = /^[a-z]+([A-Z][a-z]*)*$/;
const CONSTANT = /^[A-Z]+(_[A-Z]+)*$/;
const DURATION = /^P(\d+[DW])*(T(\d+(\.\d+)?[HMS])+)?$/;

/** `launchSettings` becomes `Launch settings`. */
export const fieldText = (key: string): string => capital(spaced(key));

/** Within a field. Keys of mappings, such as server ids and most tags, stay as they are. */
export const keyText = (key: string): string => (CAMEL_CASE.test(key) ? spaced(key) : key);

export function valueText(value: boolean | number | string): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return `${value}`;
  if (value.length > 1 && DURATION.test(value)) return formatDuration(value);
  return value.length > 2 && CONSTANT.test(value) && !ABBREVIATIONS.has(value)
    ? capital(shortened(value.toLowerCase().replaceAll('_', ' ')))
    : value;
}

function spaced(key: string): string {
  return shortened(key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}

const shortened = (words: string): string =>
  words.replace(/\b[a-z]+\b/g, (word) => SHORT[word] ?? word);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
