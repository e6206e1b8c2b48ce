// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  TextField,
} from '@backstage/ui';
import { memo, useState } from 'react';
import { estateTranslationRef } from '../../translation';
import { useSavedViews } from './useSavedViews';

const NAME_MAX_LENGTH = 60;

export interface SavedViewsProps {
  /** Tells the address of the present view, without the question mark. */
  present(): string;
  onOpen(search: string): void;
}

/** Views that the reader named: to open, to add the present one to, to forget. */
export const SavedViews = memo((props: SavedViewsProps) => {
  const { onOpen } = props;
  const { t } = useTranslationRef(estateTranslationRef);
  const { views, save, forget } = useSavedViews();
  const [isNaming, setNaming] = useState(false);
  const [name, setName] = useState('');
  // Asked for when the menu opens: it is another at each letter that is typed.
  const [search, setSearch] = useState('');
  const present = views.find(view => view.search === search);

  return (
    <>
      <MenuTrigger
        onOpenChange={isOpen => isOpen && setSearch(props.present())}
      >
        <Button variant="secondary" size="small">
          {t('views.title')}
        </Button>
        <Menu>
          <MenuSection
            title={views.length > 0 ? t('views.yours') : t('views.none')}
          >
            {views.map(view => (
              <MenuItem key={view.name} onAction={() => onOpen(view.search)}>
                {view.name}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection title={t('views.this')}>
            {present ? (
              <MenuItem color="danger" onAction={() => forget(present.name)}>
                {t('views.forget', { name: present.name })}
              </MenuItem>
            ) : (
              <MenuItem onAction={() => setNaming(true)}>
                {t('views.save')}
              </MenuItem>
            )}
          </MenuSection>
        </Menu>
      </MenuTrigger>
      <Dialog isOpen={isNaming} onOpenChange={setNaming}>
        <DialogHeader>{t('views.save')}</DialogHeader>
        <DialogBody>
          <TextField
            label={t('views.name')}
            value={name}
            onChange={setName}
            maxLength={NAME_MAX_LENGTH}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant="tertiary" slot="close">
            {t('views.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={name.trim() === ''}
            onPress={() => {
              save({ name: name.trim(), search });
              setName('');
              setNaming(false);
            }}
          >
            {t('views.keep')}
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
});
