import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Fragment } from 'react';

import type { Finding } from '@/api/generated';

import { AppLink } from './AppLink';
import { kindText } from './finding-words';
import { kindsOf, severityStatus, whereToRepair } from './findings-model';
import { SingleFindings } from './SingleFindings';
import { StatusText } from './StatusText';

interface Props {
  findings: readonly Finding[];
  /** Names in the order of the plan; without them it is the order of the API. */
  waves?: readonly string[];
  /** The way to where it is mended; without it, to the server or group that it is about. */
  repair?: (finding: Finding) => ReactNode;
  /** Undefined: waves are named, but can't be opened. */
  openWave?: (name: string) => ReactNode;
}

/** What is wrong with a plan or a group: the fact, how to repair it, and where. One line for all of a kind. */
export function Findings({ findings, waves, repair = toThing, openWave = asText }: Props) {
  if (findings.length === 0) return null;
  return (
    <SpaceBetween size="m">
      {kindsOf(findings, waves).map((kind) => {
        const [first, ...more] = kind.findings;
        const isOne = more.length === 0;
        return (
          <div key={`${kind.severity}/${kind.code}`}>
            <StatusText {...severityStatus(kind.severity)} />
            {named(kind.waves, openWave)}
            <div>{isOne ? first.fact : kindText(kind)}</div>
            <Box color="text-body-secondary">
              {kind.fix} {isOne && repair(first)} <Box variant="code">{kind.code}</Box>
            </Box>
            {!isOne && <SingleFindings kind={kind} repair={repair} />}
          </div>
        );
      })}
    </SpaceBetween>
  );
}

function toThing(finding: Finding): ReactNode {
  const place = whereToRepair(finding);
  return place && <AppLink to={place.to}>{place.text}</AppLink>;
}

const asText = (name: string): ReactNode => name;

function named(waves: readonly string[], openWave: (name: string) => ReactNode): ReactNode {
  if (waves.length === 0) return null;
  return (
    <>
      , {waves.length === 1 ? 'wave' : 'waves'}{' '}
      {waves.map((name, index) => (
        <Fragment key={name}>
          {index > 0 && ', '}
          {openWave(name)}
        </Fragment>
      ))}
    </>
  );
}
