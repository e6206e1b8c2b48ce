// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { accept, refuse, type CheckResult } from './result';

const TITLE_MAX_LENGTH = 60;
const DESCRIPTION_MAX_LENGTH = 240;
const GROUP_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const NAME_MAX_LENGTH = 63;

// The first environment is where pipelines live and every change is tried first.
const ENVIRONMENT_ORDER = ['dev', 'prod'];

/** A title is one line of plain text. */
export function checkTitle(value: unknown): CheckResult {
  return checkPlainText('title', value, TITLE_MAX_LENGTH);
}

/** A description is one line of plain text, or nothing. */
export function checkDescription(value: unknown): CheckResult {
  return value === undefined || value === null || value === ''
    ? accept('')
    : checkPlainText('description', value, DESCRIPTION_MAX_LENGTH);
}

/**
 * Text that ends up in files of several formats. They quote it, but text that
 * looks like their syntax is never meant, so nobody need rely on the quoting.
 */
function checkPlainText(
  what: string,
  value: unknown,
  maxLength: number,
): CheckResult {
  if (value === undefined || value === null || value === '') {
    return refuse('missing', `Give a ${what}.`);
  }
  if (typeof value !== 'string') {
    return refuse('not-text', `The ${what} must be text.`);
  }
  // Before the patterns: a text of megabytes is not worth looking at.
  if (value.length > maxLength) {
    return refuse(
      'too-long',
      `The ${what} has ${value.length} characters: shorten it to at most ${maxLength}.`,
    );
  }
  const text = value.trim();
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) {
    return refuse(
      'line',
      `The ${what} must be one line without invisible characters: type it again instead of pasting it.`,
    );
  }
  if (/\{\{|\}\}|\{%|%\}|\{#|#\}|\$\{|#\{|<%|<[a-z/!]/i.test(text)) {
    return refuse(
      'syntax',
      `The ${what} holds template or markup syntax such as {{ }}, \${ } or <b>: write plain words.`,
    );
  }
  if (!/^[\p{L}\p{N}¿¡]/u.test(text)) {
    return refuse('start', `The ${what} must begin with a letter or a digit.`);
  }
  return accept(text);
}

/** Accepts `group:default/<name>` and the name alone; gives the name. */
export function checkOwner(value: unknown): CheckResult {
  return checkReference('owner', 'group', 'choose the owning team', value);
}

/** Accepts `system:default/<name>`, the name alone, or nothing. */
export function checkSystem(value: unknown): CheckResult<string | undefined> {
  return value === undefined || value === null || value === ''
    ? accept(undefined)
    : checkReference('system', 'system', 'choose a system', value);
}

function checkReference(
  what: string,
  kind: string,
  remedy: string,
  value: unknown,
): CheckResult {
  if (value === undefined || value === null || value === '') {
    return refuse(
      'missing',
      `The ${what} is missing: ${remedy} from the list.`,
    );
  }
  if (typeof value !== 'string') {
    return refuse('not-text', `The ${what} must be text.`);
  }
  const name = value.replace(new RegExp(`^${kind}:(default/)?`, 'i'), '');
  if (name.length > NAME_MAX_LENGTH || !GROUP_NAME.test(name)) {
    return refuse(
      'reference',
      `The ${what} is not the name of a ${kind}, such as ${kind}:default/example: ${remedy} from the list.`,
    );
  }
  return accept(name);
}

/** `dev`, or `dev` and then `prod`. */
export function checkEnvironments(value: unknown): CheckResult<string[]> {
  if (!Array.isArray(value) || value.length === 0) {
    return refuse('missing', 'Choose the environments: dev, or dev and prod.');
  }
  const unknown = value.find(name => !ENVIRONMENT_ORDER.includes(name));
  if (unknown !== undefined) {
    return refuse(
      'unknown',
      'An environment is not known: choose dev, or dev and prod.',
    );
  }
  if (new Set(value).size !== value.length) {
    return refuse('twice', 'An environment is named twice: name each once.');
  }
  if (!value.includes(ENVIRONMENT_ORDER[0])) {
    return refuse(
      'order',
      'Choose dev too: every change is tried there before it goes to prod.',
    );
  }
  return accept(ENVIRONMENT_ORDER.filter(name => value.includes(name)));
}

/** One of a few words. */
export function checkChoice<TChoice extends string>(
  what: string,
  choices: readonly TChoice[],
  value: unknown,
): CheckResult<TChoice> {
  const choice = choices.find(candidate => candidate === value);
  return choice
    ? accept(choice)
    : refuse(
        'unknown',
        `The ${what} ${
          value === undefined ? 'is missing' : 'is not known'
        }: choose one of ${choices.join(', ')}.`,
      );
}
