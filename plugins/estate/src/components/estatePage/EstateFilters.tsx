// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField } from '@backstage/ui';
import {
  estateFacets,
  verdictStatuses,
  type EstateFacet,
  type EstateFilter,
} from '@cabildo/plugin-estate-common';
import { memo, useCallback, useRef, type ReactNode } from 'react';
import { isFiltered } from '../../lib/estateView/EstateFilter';
import type { EstateIndex } from '../../lib/estateView/EstateIndex';
import { estateTranslationRef } from '../../translation';
import { ChoiceSelect } from './ChoiceSelect';
import styles from './EstateFilters.module.css';
import { useFacetLabel } from './useFacetLabel';

interface SearchInputProps {
  value: string;
  onChange(words: string): void;
}

const SearchInput = memo((props: SearchInputProps) => {
  const { value, onChange } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  return (
    <SearchField
      className={styles.search}
      label={t('filter.search')}
      placeholder={t('filter.searchHint')}
      size="small"
      value={value}
      onChange={onChange}
    />
  );
});

export interface EstateFiltersProps {
  index: EstateIndex;
  filter: EstateFilter;
  /** Changes what is given, and leaves the rest of the filter. */
  onChange(change: Partial<EstateFilter>): void;
  /** Takes all of it away. */
  onClear(): void;
  /** Further tools, beside the filters. */
  children: ReactNode;
}

/** Search and one choice for each facet that has something to choose from. */
export function EstateFilters(props: EstateFiltersProps) {
  const { index, filter, onChange, onClear } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const labelOf = useFacetLabel();
  const filters = useRef<HTMLDivElement>(null);
  const choicesOf = (facet: EstateFacet) =>
    facet === 'status' ? verdictStatuses : index.choices(facet);
  const offered = estateFacets.filter(
    facet => filter[facet] !== undefined || choicesOf(facet).length > 1,
  );
  const choose = useCallback(
    (facet: EstateFacet, choice: string | undefined) =>
      onChange({ [facet]: choice }),
    [onChange],
  );

  const search = useCallback(
    (words: string) => onChange({ search: words }),
    [onChange],
  );

  return (
    <div ref={filters} className={styles.filters}>
      <SearchInput value={filter.search} onChange={search} />
      {offered.map(facet => (
        <ChoiceSelect
          key={facet}
          name={facet}
          label={t(`filter.${facet}`)}
          nothing={t('filter.all')}
          choices={choicesOf(facet)}
          wordsOf={labelOf}
          chosen={filter[facet]}
          onChoose={choose}
        />
      ))}
      {props.children}
      {isFiltered(filter) && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => {
            onClear();
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
