// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Select } from '@backstage/ui';
import {
  estateFacets,
  verdictStatuses,
  type EstateFacet,
  type EstateFilter,
} from '@cabildo/plugin-estate-common';
import { useRef, type ReactNode } from 'react';
import { isFiltered } from '../../lib/estateView/EstateFilter';
import type { EstateIndex } from '../../lib/estateView/EstateIndex';
import { estateTranslationRef } from '../../translation';
import styles from './EstateFilters.module.css';
import { useFacetLabel } from './useFacetLabel';

const ALL = 'all';

export interface EstateFiltersProps {
  index: EstateIndex;
  filter: EstateFilter;
  onChange(filter: EstateFilter): void;
  /** What else belongs beside the filters. */
  children: ReactNode;
}

/** What the reader may narrow the estate down by; a facet with one value only is left out. */
export function EstateFilters(props: EstateFiltersProps) {
  const { index, filter, onChange } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const labelOf = useFacetLabel();
  const filters = useRef<HTMLDivElement>(null);
  const choicesOf = (facet: EstateFacet) =>
    facet === 'status' ? verdictStatuses : index.choices(facet);
  const offered = estateFacets.filter(
    facet => filter[facet] !== undefined || choicesOf(facet).length > 1,
  );

  return (
    <div ref={filters} className={styles.filters}>
      <SearchField
        className={styles.search}
        label={t('filter.search')}
        placeholder={t('filter.searchHint')}
        size="small"
        value={filter.search}
        onChange={search => onChange({ ...filter, search })}
      />
      {offered.map(facet => (
        <Select
          key={facet}
          label={t(`filter.${facet}`)}
          size="small"
          options={[
            { value: ALL, label: t('filter.all') },
            ...choicesOf(facet).map(value => ({
              value,
              label: labelOf(facet, value),
            })),
          ]}
          selectedKey={filter[facet] ?? ALL}
          onSelectionChange={key =>
            onChange({ ...filter, [facet]: key === ALL ? undefined : key })
          }
        />
      ))}
      {props.children}
      {isFiltered(filter) && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => {
            onChange({ search: '' });
            // The button goes; who pressed it by key goes on from the first filter.
            filters.current?.querySelector('input')?.focus();
          }}
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
