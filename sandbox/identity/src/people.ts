// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { LANGUAGES, type Language } from '@cabildo/sandbox-web';

/**
 * Somebody who can sign in, as the people file tells it.
 *
 * @public
 */
export interface Person {
  /** Also the name of the User in the catalogue. */
  id: string;
  name: string;
  email: string;
  /** Names of groups: the person's team, then the departments above it. */
  groups: string[];
  /** What the person does, in words, for the sign-in page. */
  role: Record<Language, string>;
  department: Record<Language, string>;
}

function readText(value: unknown, where: string): string {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Error(`${where} must be a text`);
  }
  return value;
}

function readTexts(value: unknown, where: string): Record<Language, string> {
  const texts = (value ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(LANGUAGES).map(language => [
      language,
      readText(texts[language], `${where}.${language}`),
    ]),
  ) as Record<Language, string>;
}

function readPerson(value: unknown, where: string): Person {
  const person = (value ?? {}) as Record<string, unknown>;
  const id = readText(person.id, `${where}.id`);
  if (!/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/.test(id)) {
    throw new Error(`${where}.id '${id}' is not the name of a user`);
  }
  if (!Array.isArray(person.groups)) {
    throw new Error(`${where}.groups must be a list`);
  }
  return {
    id,
    name: readText(person.name, `${where}.name`),
    email: readText(person.email, `${where}.email`),
    groups: person.groups.map((group, index) =>
      readText(group, `${where}.groups[${index}]`),
    ),
    role: readTexts(person.role, `${where}.role`),
    department: readTexts(person.department, `${where}.department`),
  };
}

/**
 * Reads the people who can sign in, in the order they are shown.
 *
 * @public
 */
export async function readPeople(path: string): Promise<Person[]> {
  const document = parse(await readFile(path, 'utf8')) as {
    people?: unknown;
  } | null;
  if (!Array.isArray(document?.people) || document.people.length === 0) {
    throw new Error(`'${path}' has no list 'people'`);
  }
  const people = document.people.map((person, index) =>
    readPerson(person, `'${path}' people[${index}]`),
  );
  const ids = people.map(person => person.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) {
    throw new Error(`'${path}' lists '${twice}' twice`);
  }
  return people;
}
