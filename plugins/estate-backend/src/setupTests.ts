// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { TestDatabases } from '@backstage/backend-test-utils';

TestDatabases.setDefaults({ ids: ['POSTGRES_18'] });
