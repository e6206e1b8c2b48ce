// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { startGitea } from './__testUtils__/startGitea';
import { GiteaRepositoryHost } from './GiteaRepositoryHost';
import { readRepositoryHost } from './readRepositoryHost';
import type { PublishRepositoryOptions } from './types';

describe('GiteaRepositoryHost', () => {
  let root: string;
  let directory: string;
  let gitea: Awaited<ReturnType<typeof startGitea>>;
  let host: GiteaRepositoryHost;
  let lines: string[];

  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'cabildo-gitea-'));
    directory = await mkdtemp(path.join(tmpdir(), 'cabildo-content-'));
    await writeFile(path.join(directory, 'README.md'), '# Citas\n');
    await writeFile(path.join(directory, '.gitignore'), 'node_modules\n');
    gitea = await startGitea(root);
    host = GiteaRepositoryHost.fromConfig(
      new ConfigReader({
        integrations: {
          gitea: [
            {
              host: gitea.host,
              baseUrl: gitea.baseUrl,
              username: 'portal',
              password: 'token',
            },
          ],
        },
      }),
    );
    lines = [];
  });

  afterEach(async () => {
    await gitea.stop();
    await rm(root, { recursive: true });
    await rm(directory, { recursive: true });
  });

  function publish(options?: Partial<PublishRepositoryOptions>) {
    return host.publish({
      owner: 'health',
      name: 'citas',
      description: 'Appointments',
      requestId: 'request-1',
      directory,
      branch: 'main',
      author: { name: 'Ana Rojas', email: 'ana.rojas@example.gov' },
      message: 'Begin citas',
      onLine: line => lines.push(line),
      ...options,
    });
  }

  it('should make the organisation, the repository and the first commit, in the name of the person', async () => {
    const published = await publish();

    expect(published).toEqual({
      url: `${gitea.baseUrl}/health/citas`,
      cloneUrl: `${gitea.baseUrl}/health/citas.git`,
      commit: await gitea.git('health/citas', 'rev-parse', 'main'),
      pushed: true,
    });
    expect(gitea.organisations).toEqual(new Set(['health']));
    expect(gitea.repositories.get('health/citas')).toEqual({
      description: 'Appointments (Cabildo request request-1)',
    });
    expect(
      await gitea.git(
        'health/citas',
        'log',
        '-1',
        '--format=%an <%ae>%n%B',
        'main',
      ),
    ).toBe(
      'Ana Rojas <ana.rojas@example.gov>\nBegin citas\n\nCabildo-Request: request-1',
    );
    expect(
      await gitea.git('health/citas', 'ls-tree', '-r', '--name-only', 'main'),
    ).toBe('.gitignore\nREADME.md');
    expect(lines).toEqual([
      'Making organisation health',
      `Made repository ${gitea.baseUrl}/health/citas`,
      `Pushed commit ${published.commit}`,
    ]);
  });

  it('should do nothing the second time', async () => {
    const first = await publish();
    const second = await publish();
    expect(second).toEqual({ ...first, pushed: false });
    expect(await gitea.git('health/citas', 'rev-list', '--count', 'main')).toBe(
      '1',
    );
  });

  it('should add a commit when its own content has changed', async () => {
    await publish();
    await writeFile(path.join(directory, 'README.md'), '# Citas, again\n');
    await rm(path.join(directory, '.gitignore'));
    await expect(publish()).resolves.toMatchObject({ pushed: true });
    expect(await gitea.git('health/citas', 'rev-list', '--count', 'main')).toBe(
      '2',
    );
    expect(await gitea.git('health/citas', 'show', 'main:README.md')).toBe(
      '# Citas, again',
    );
    expect(
      await gitea.git('health/citas', 'ls-tree', '-r', '--name-only', 'main'),
    ).toBe('README.md');
  });

  it('should leave the work of people as it is', async () => {
    await publish();
    const tree = await gitea.git('health/citas', 'rev-parse', 'main^{tree}');
    const theirs = await gitea.git(
      'health/citas',
      '-c',
      'user.name=Luis',
      '-c',
      'user.email=luis@example.gov',
      'commit-tree',
      tree,
      '-p',
      'main',
      '-m',
      'Fix it',
    );
    await gitea.git('health/citas', 'update-ref', 'refs/heads/main', theirs);
    await writeFile(path.join(directory, 'README.md'), '# Something else\n');

    await expect(publish()).resolves.toMatchObject({
      commit: theirs,
      pushed: false,
    });
    expect(await gitea.git('health/citas', 'rev-parse', 'main')).toBe(theirs);
  });

  it.each([
    [
      'another request',
      'x (Cabildo request request-0)',
      /\(request request-0\)/,
    ],
    ['nobody known', 'made by hand', /it was not made by the portal/],
    [
      'somebody who imitates the mark',
      '(Cabildo request request-1) by hand',
      /it was not made by the portal/,
    ],
  ])('should refuse the repository of %s', async (_, description, message) => {
    gitea.organisations.add('health');
    gitea.repositories.set('health/citas', { description });
    await expect(publish()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(message),
    });
  });

  it('should not follow links out of the folder', async () => {
    await symlink('/etc/passwd', path.join(directory, 'passwd'));
    await publish();
    expect(
      await gitea.git('health/citas', 'ls-tree', '-r', '--name-only', 'main'),
    ).toBe('.gitignore\nREADME.md');
  });

  it('should sign in with what is configured', async () => {
    await publish();
    expect([...gitea.authorizations].filter(Boolean)).toContain(
      `basic ${Buffer.from('portal:token').toString('base64')}`,
    );
  });

  it('should say where things are', () => {
    expect(
      host.fileUrl(
        { owner: 'health', name: 'citas' },
        { branch: 'main', path: 'catalog-info.yaml' },
      ),
    ).toBe(`${gitea.baseUrl}/health/citas/src/branch/main/catalog-info.yaml`);
  });

  it('should say which repository could not be filled', async () => {
    await gitea.stop();
    await expect(publish()).rejects.toThrow(
      /repository 'health\/citas' at 127\.0\.0\.1:\d+ could not be filled/,
    );
    gitea = await startGitea(root);
  });

  it('should ask which host when there are two', () => {
    expect(() =>
      GiteaRepositoryHost.fromConfig(
        new ConfigReader({
          integrations: { gitea: [{ host: 'a.gov' }, { host: 'b.gov' }] },
        }),
      ),
    ).toThrow(
      'cabildo.repositories.host must name one entry of integrations.gitea: it is not set, and the entries are: a.gov, b.gov',
    );
  });

  it('should let a portal without a host start, and say what is missing', async () => {
    const none = readRepositoryHost(new ConfigReader({}));
    await expect(none.find({ owner: 'health', name: 'citas' })).rejects.toThrow(
      /add it to integrations\.gitea/,
    );
    expect(() => none.addresses({ owner: 'health', name: 'citas' })).toThrow(
      /No Git host is configured/,
    );
  });
});
