// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { describeWords } from '../../support/describeWords.ts';
import { template } from './template.ts';

describeWords(template);
