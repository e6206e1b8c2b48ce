// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// These tests start the whole app; a busy machine takes its time over that.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);
