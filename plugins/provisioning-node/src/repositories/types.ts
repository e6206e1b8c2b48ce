// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Which repository is meant.
 *
 * @public
 */
export interface RepositoryReference {
  /** Organisation at the Git host; by convention the department. */
  owner: string;
  /** Name in the organisation; by convention the service. */
  name: string;
}

/**
 * Addresses of a repository.
 *
 * @public
 */
export interface RepositoryAddresses {
  /** Page for people. */
  url: string;
  /** Address for git. */
  cloneUrl: string;
}

/**
 * What is to be brought to which repository.
 *
 * @public
 */
export interface PublishRepositoryOptions extends RepositoryReference {
  /** One line for people; the host keeps the id of the request with it. */
  description: string;
  /** Request that makes it; a repository of another request is refused. */
  requestId: string;
  /** Folder whose content becomes the repository's. */
  directory: string;
  /** Branch that gets the content, made if it is not there. */
  branch: string;
  /** Who commits. */
  author: { name: string; email: string };
  /** Message of the commit. */
  message: string;
  /** Gets one line for each step. */
  onLine?: (line: string) => void;
  /** Stops before the next step. */
  signal?: AbortSignal;
}

/**
 * A repository that holds the content.
 *
 * @public
 */
export interface PublishedRepository extends RepositoryAddresses {
  /** The newest commit of the branch. */
  commit: string;
  /** False when the repository already held the content. */
  pushed: boolean;
}

/**
 * A place that keeps repositories.
 *
 * @public
 */
export interface RepositoryHost {
  /** Where a repository is or would be. */
  addresses(repository: RepositoryReference): RepositoryAddresses;

  /** Where a file of a repository's branch is, as the catalogue reads it. */
  fileUrl(
    repository: RepositoryReference,
    options: { branch: string; path: string },
  ): string;

  /** Id of the request that made a repository, and undefined when there is no repository. */
  find(
    repository: RepositoryReference,
    options?: { signal?: AbortSignal },
  ): Promise<{ requestId?: string; description: string } | undefined>;

  /**
   * Makes the repository if it is not there, and brings the content to it.
   * Doing it again does nothing.
   *
   * @throws ConflictError when the repository belongs to another request
   */
  publish(options: PublishRepositoryOptions): Promise<PublishedRepository>;
}
