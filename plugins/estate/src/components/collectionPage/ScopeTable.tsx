// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  ScopeCoverage,
  ScopeProblem,
} from '@cabildo/plugin-estate-common';
import { useFormat } from '../../hooks/useFormat';
import { estateTranslationRef } from '../../translation';
import { Age } from '../status/Age';
import { FactCard } from '../status/FactCard';
import { FactTable } from '../status/FactTable';
import { HearingMark, ReadingMark } from './marks';

export interface ScopeTableProps {
  scopes: ScopeCoverage[];
}

/** Each environment: how far it was read, and whether what happens there is heard. */
export function ScopeTable(props: ScopeTableProps) {
  const { scopes } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const format = useFormat();
  const environments = new Set(scopes.map(scope => scope.environmentId));
  const hearing = new Set(environments);
  for (const { environmentId, events } of scopes) {
    if (events?.state !== 'hearing') {
      hearing.delete(environmentId);
    }
  }
  return (
    <FactCard
      title={t('collection.scopes')}
      about={t('collection.aboutScopes', {
        hearing: format.number(hearing.size),
        total: format.number(environments.size),
      })}
    >
      <FactTable
        label={t('collection.scopes')}
        columns={[
          { label: t('column.environment'), kind: 'word' },
          { label: t('collection.account'), kind: 'word' },
          { label: t('collection.source'), kind: 'word' },
          { label: t('collection.reading'), kind: 'word' },
          { label: t('collection.read'), kind: 'word' },
          { label: t('collection.events'), kind: 'word' },
          { label: t('collection.heard'), kind: 'word' },
          { label: t('collection.lastEvent'), kind: 'word' },
          { label: t('collection.deadLetters'), kind: 'figure' },
          { label: t('collection.why'), kind: 'text' },
        ]}
        rows={[...scopes].sort(worstFirst).map(scope => {
          const { events } = scope;
          return {
            key: `${scope.sourceId}/${scope.environmentId}`,
            cells: [
              scope.environmentId,
              scope.accountId,
              nameOfSource(scope),
              <ReadingMark state={scope.state} />,
              <Age at={scope.attemptedAt} />,
              <HearingMark events={events} />,
              events?.heardAt ? <Age at={events.heardAt} /> : '',
              events?.lastEventAt ? <Age at={events.lastEventAt} /> : '',
              events?.deadLetters === undefined
                ? ''
                : format.number(events.deadLetters),
              wordsOf(scope),
            ],
          };
        })}
      />
    </FactCard>
  );
}

const SOURCES: Record<string, string> = {
  aws: 'AWS',
  kubernetes: 'Kubernetes',
};

function nameOfSource({ sourceId }: ScopeCoverage): string {
  return SOURCES[sourceId] ?? sourceId;
}

/** What hinders it, in the words of the source, each once. */
function wordsOf({ problems, events }: ScopeCoverage): string {
  const all: ScopeProblem[] = [
    ...problems,
    ...(events?.problem ? [events.problem] : []),
  ];
  return [
    ...new Set(all.map(({ code, message }) => `${code}: ${message}`)),
  ].join(' ');
}

function worstFirst(a: ScopeCoverage, b: ScopeCoverage): number {
  return (
    rank(a) - rank(b) ||
    a.environmentId.localeCompare(b.environmentId) ||
    a.sourceId.localeCompare(b.sourceId)
  );
}

function rank({ state, events }: ScopeCoverage): number {
  return (
    ['failed', 'partial', 'ok'].indexOf(state) * 2 +
    (events?.state === 'deaf' || events?.deadLetters ? 0 : 1)
  );
}
