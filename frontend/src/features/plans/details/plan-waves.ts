/** The waves of a saved plan as its pages show them: with their place in the graph, and what is wrong. */
import type { Finding, PlanView, Wave } from '@/api/generated';
import { severityStatus } from '@/ui/findings-model';
import type { Shown } from '@/ui/status';

import type { GraphWave } from '../graph/graph-wave';
import { contentText } from '../graph/graph-wave';
import { directlyAfter, stepsOf } from '../graph/wave-graph';
import { actionCount, groupNames } from '../plan-words';
import { worstOf } from '../repair-place';

export interface PlanWave extends GraphWave {
  wave: Wave;
  /** 1: it begins at once. */
  step: number;
  groups: string[];
  awaitedBy: string[];
  findings: Finding[];
}

export function planWaves(plan: PlanView, findings: readonly Finding[]): PlanWave[] {
  const dependents = plan.waves.map(({ name, dependsOn }) => ({ key: name, dependsOn }));
  const steps = stepsOf(dependents);
  return plan.waves.map((wave, index) => {
    const own = findings.filter((finding) => finding.wave === wave.name);
    return {
      wave,
      key: wave.name,
      name: wave.name,
      number: index + 1,
      dependsOn: wave.dependsOn,
      step: (steps.get(wave.name) ?? 0) + 1,
      groups: groupNames(plan, wave),
      awaitedBy: directlyAfter(dependents, wave.name),
      findings: own,
      text: contentText({
        groups: wave.groupIds.length,
        checks: wave.checks.length,
        actions: actionCount(wave),
        needsApproval: wave.approval !== null,
      }),
      trouble: troubleOf(own),
    };
  });
}

/** A warning is no trouble: the graph would be full of them. */
export function troubleOf(findings: readonly Finding[]): Shown | undefined {
  const worst = worstOf(findings);
  return worst && worst !== 'WARNING' ? severityStatus(worst) : undefined;
}
