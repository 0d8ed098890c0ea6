/** A configuration that somebody has pasted or chosen, as far as it can be judged here. */
import type { ConfigurationInput } from '@/api/generated';
import { formatCount } from '@/lib/format';

export type Read =
  | { kind: 'EMPTY' }
  | { kind: 'WRONG'; why: string }
  | { kind: 'DOCUMENT'; document: ConfigurationInput; text: string };

const LARGEST = 1_000_000;

/** Only whether it is a document at all; the API judges each field of it. */
export function readDocument(text: string): Read {
  if (text.trim() === '') return { kind: 'EMPTY' };
  if (text.length > LARGEST) {
    return { kind: 'WRONG', why: 'It has more than a million characters. Import it in parts.' };
  }
  const found = parsed(text);
  if ('why' in found) return { kind: 'WRONG', why: found.why };
  if (!isDocument(found.value)) {
    return {
      kind: 'WRONG',
      why: 'It has neither accounts nor groups nor plans. Take a file that was exported here.',
    };
  }
  return { kind: 'DOCUMENT', document: found.value, text: contents(found.value) };
}

function parsed(text: string): { value: unknown } | { why: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { why: `It is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.` };
  }
}

/** As far as it matters here: what is in the lists, the API looks at. */
function isDocument(value: unknown): value is ConfigurationInput {
  if (typeof value !== 'object' || value === null) return false;
  const lists = ['accounts', 'groups', 'plans'].filter((list) => list in value);
  return lists.length > 0 && lists.every((list) => Array.isArray(Reflect.get(value, list)));
}

function contents({ accounts = [], groups = [], plans = [] }: ConfigurationInput): string {
  return [
    formatCount(accounts.length, 'account'),
    formatCount(groups.length, 'group'),
    formatCount(plans.length, 'plan'),
  ].join(', ');
}
