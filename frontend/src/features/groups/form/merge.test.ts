import { describe, expect, test } from 'vitest';

import { web, WEB_1, WEB_2 } from '../groups-examples';
import { formOf } from './group-form';
import { merged } from './merge';

const base = formOf(web);

describe('what two people typed at once', () => {
  test('stays mine where only I changed it, and becomes theirs where only they did', () => {
    const mine = { ...base, name: 'Web, Europe' };
    const theirs = { ...base, description: 'Theirs.' };

    expect(merged({ base, mine, theirs })).toEqual({
      form: { ...base, name: 'Web, Europe', description: 'Theirs.' },
      both: [],
    });
  });

  test('stays mine where both changed it, and says so', () => {
    const mine = { ...base, name: 'Web, Europe', settings: { copyTags: 'false' } };
    const theirs = { ...base, name: 'Web, EU', settings: {} };

    const { form, both } = merged({ base, mine, theirs });

    expect(form).toMatchObject({ name: 'Web, Europe', settings: { copyTags: 'false' } });
    expect(both).toEqual(['Name', 'Copy tags']);
  });

  test('is no conflict where both did the same', () => {
    const same = { ...base, name: 'Shop' };

    expect(merged({ base, mine: same, theirs: same }).both).toEqual([]);
  });

  test('has the servers that either added, and none that either took out', () => {
    const mine = { ...base, serverIds: [WEB_1, 's-mine'] };
    const theirs = { ...base, serverIds: [WEB_1, WEB_2, 's-theirs'] };

    expect(merged({ base, mine, theirs }).form.serverIds).toEqual([WEB_1, 's-theirs', 's-mine']);
  });

  test('keeps own settings of servers setting by setting', () => {
    const mine = { ...base, ownSettings: { [WEB_1]: { copyTags: 'true' } } };
    const theirs = {
      ...base,
      ownSettings: { [WEB_1]: { instanceType: 'm5.large' }, [WEB_2]: { copyTags: 'true' } },
    };

    expect(merged({ base, mine, theirs }).form.ownSettings).toEqual({
      [WEB_1]: { instanceType: 'm5.large', copyTags: 'true' },
      [WEB_2]: { copyTags: 'true' },
    });
  });
});
