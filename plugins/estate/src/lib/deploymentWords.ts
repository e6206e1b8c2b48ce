// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/** The last part of an image's name; all of one department's images share the rest. */
export function tagOf(image: string): string {
  return image.split('/').at(-1)!;
}

// "ECS deployment ecs-svc/123 completed." repeats the state; a roll back says so in another sentence.
const SAYS_NO_MORE = /^ECS deployment \S+ (completed|in progress)\.$/;

/** What a deployment says of its state, where that says more than the state. */
export function reasonOf(words: string | undefined): string {
  return words === undefined || SAYS_NO_MORE.test(words) ? '' : words;
}
