// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { join } from 'node:path';
import { JsonFile } from '@cabildo/sandbox-web';

/** Somebody as they were at their last sign-in. @public */
export interface Person {
  login: string;
  name: string;
  email: string;
  /** Names of groups, as the identity provider told them. */
  groups: string[];
}

/**
 * The people who have signed in. A token speaks for one of them, with the groups
 * of their last sign-in.
 *
 * @public
 */
export class PeopleStore {
  readonly #file: JsonFile<Record<string, Person>>;

  private constructor(file: JsonFile<Record<string, Person>>) {
    this.#file = file;
  }

  static async open(stateDirectory: string): Promise<PeopleStore> {
    return new PeopleStore(
      await JsonFile.open(join(stateDirectory, 'people.json'), {}),
    );
  }

  find(login: string): Person | undefined {
    const people = this.#file.content;
    return Object.hasOwn(people, login) ? people[login] : undefined;
  }

  async remember(person: Person): Promise<void> {
    await this.#file.update(people => {
      people[person.login] = person;
    });
  }
}
