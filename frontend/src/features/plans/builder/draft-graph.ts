/** The waves of a form as the graph shows them while they are typed. */
import type { Finding } from '@/api/generated';

import { troubleOf } from '../details/plan-waves';
import type { GraphWave } from '../graph/graph-wave';
import { contentText } from '../graph/graph-wave';
import type { WaveNamed } from '../repair-place';
import type { PlanForm, WaveForm } from './plan-form';
import { waveTitle } from './plan-form';

export function draftGraph({ waves }: PlanForm, findings: readonly Finding[]): GraphWave[] {
  return waves.map((wave, index) => ({
    key: wave.key,
    number: index + 1,
    name: waveTitle(wave, index),
    dependsOn: wave.dependsOn,
    text: contentText({
      groups: wave.groupIds.length,
      checks: wave.checks.length,
      actions: wave.actionsBefore.length + wave.actionsAfter.length,
      needsApproval: wave.approval !== null,
    }),
    trouble: troubleOf(findings.filter((finding) => finding.wave === wave.name.trim())),
  }));
}

/** For finding where a finding is mended. */
export function namedWave({ name, checks }: WaveForm): WaveNamed {
  const checkDocuments = checks.flatMap(({ kind, document }) =>
    kind === 'DOCUMENT' ? [document.trim()] : [],
  );
  return { name: name.trim(), checkDocuments };
}
