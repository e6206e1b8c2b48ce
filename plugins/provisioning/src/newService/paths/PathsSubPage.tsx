// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Container } from '@backstage/ui';
import { Route, Routes } from 'react-router-dom';
import type { FormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FormPage } from './FormPage';
import { PathList } from './PathList';

export interface PathsSubPageProps {
  formFields: FormField[];
}

/** The golden paths, and the form of each. */
export function PathsSubPage(props: PathsSubPageProps) {
  return (
    <main>
      <Routes>
        <Route
          index
          element={
            <Container>
              <PathList />
            </Container>
          }
        />
        <Route
          path=":namespace/:templateName"
          element={<FormPage formFields={props.formFields} />}
        />
      </Routes>
    </main>
  );
}
