// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, SearchField, Select } from '@backstage/ui';
import { type EstateRow, verdictStatuses } from '@cabildo/plugin-estate-common';
import { choices, type EstateFilter } from '../../lib/rows';
import { estateTranslationRef } from '../../translation';
import styles from './EstateFilters.module.css';

const ALL = 'all';

export interface EstateFiltersProps {
  rows: EstateRow[];
  filter: EstateFilter;
  onChange(filter: EstateFilter): void;
}

export function EstateFilters(props: EstateFiltersProps) {
  const { rows, filter, onChange } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const select = (
    member: 'department' | 'status' | 'environment',
    values: { value: string; label: string }[],
  ) => (
    <Select
      label={t(`filter.${member}`)}
      size="small"
      options={[{ value: ALL, label: t('filter.all') }, ...values]}
      selectedKey={filter[member] ?? ALL}
      onSelectionChange={key =>
        onChange({ ...filter, [member]: key === ALL ? undefined : key })
      }
    />
  );
  const plain = (value: string) => ({ value, label: value });
  const isFiltered =
    filter.search || filter.department || filter.status || filter.environment;

  return (
    <div className={styles.filters}>
      <SearchField
        className={styles.search}
        label={t('filter.search')}
        placeholder={t('filter.searchHint')}
        size="small"
        value={filter.search}
        onChange={search => onChange({ ...filter, search })}
      />
      {select('department', choices(rows, 'department').map(plain))}
      {select(
        'status',
        verdictStatuses.map(status => ({
          value: status,
          label: t(`status.${status}`),
        })),
      )}
      {select('environment', choices(rows, 'environment').map(plain))}
      {isFiltered && (
        <Button
          variant="tertiary"
          size="small"
          onPress={() => onChange({ search: '' })}
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
