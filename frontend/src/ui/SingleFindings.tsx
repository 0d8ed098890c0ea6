import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import type { ReactNode } from 'react';
import { useState } from 'react';

import type { Finding } from '@/api/generated';
import { formatNumber } from '@/lib/format';

import type { FindingKind } from './findings-model';

/** So few are read at once. */
const FEW = 4;
/** More are drawn only for who wants them all. */
const MANY = 20;

interface Props {
  kind: FindingKind;
  repair: (finding: Finding) => ReactNode;
}

/** All findings of a kind, each with its own way out. */
export function SingleFindings({ kind: { findings, fix }, repair }: Props) {
  const [isOpen, setOpen] = useState(findings.length <= FEW);
  const [isWhole, setWhole] = useState(findings.length <= MANY);
  const count = formatNumber(findings.length);
  return (
    <Box padding={{ top: 'xxs' }}>
      <ExpandableSection
        variant="inline"
        headerText={`The ${count} findings`}
        expanded={isOpen}
        onChange={({ detail }) => setOpen(detail.expanded)}
      >
        {isOpen && (
          <ul className="dr-list">
            {(isWhole ? findings : findings.slice(0, MANY)).map((finding) => (
              <li key={`${finding.thing}/${finding.wave}/${finding.fact}`}>
                {finding.fact}{' '}
                <Box variant="span" color="text-body-secondary">
                  {fix === undefined && finding.fix} {repair(finding)}
                </Box>
              </li>
            ))}
          </ul>
        )}
        {isOpen && !isWhole && (
          <Button variant="inline-link" onClick={() => setWhole(true)}>
            Show all {count}
          </Button>
        )}
      </ExpandableSection>
    </Box>
  );
}
