// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

export { translationsModule } from './translationsModule';
export { errorsModule } from './errors/errorsModule';
export { languageModule } from './language/languageModule';
export { entityTitlesModule, pageTitlesModule } from './titles/titlesModules';
